package dev.ringway.transcript.analysis;

import dev.ringway.transcript.conversation.Conversation;
import java.util.List;

/** Runs analysers one after the other, each on what those before it have found. */
public final class Analyzers implements TranscriptAnalyzer {

    private final List<TranscriptAnalyzer> inOrder;

    public Analyzers(List<TranscriptAnalyzer> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        Analysis found = known;
        for (TranscriptAnalyzer analyzer : inOrder) {
            found = analyzer.analyze(conversation, found);
        }
        return found;
    }
}
