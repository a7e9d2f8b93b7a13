package dev.ringway.transcript.analysis;

import dev.ringway.transcript.conversation.Conversation;
import java.util.List;

/** Runs analysers one after the other, each on what those before it have found. One that fails costs its own finding alone. */
public final class Analyzers implements TranscriptAnalyzer {

    /** Hears of analysers that fail. */
    @FunctionalInterface
    public interface Failures {

        /** @param failure its message may hold what was said */
        void failed(String analyzer, Throwable failure);
    }

    private final int version;
    private final List<TranscriptAnalyzer> inOrder;
    private final Failures failures;

    /** @param version goes into the findings, unless one of the analysers has failed */
    public Analyzers(int version, List<TranscriptAnalyzer> inOrder, Failures failures) {
        this.version = version;
        this.inOrder = List.copyOf(inOrder);
        this.failures = failures;
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        Analysis found = known;
        int reached = version;
        for (TranscriptAnalyzer analyzer : inOrder) {
            try {
                found = analyzer.analyze(conversation, found);
            } catch (RuntimeException | StackOverflowError failure) {
                failures.failed(analyzer.getClass().getSimpleName(), failure);
                reached = 0;
            }
        }
        return found.withOrigin(found.origin().by(reached));
    }
}
