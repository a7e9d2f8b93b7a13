package dev.ringway.transcript.analysis.language;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Analyzers;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import java.util.Optional;

/** Finds out in which language a conversation is held where the provider does not say, so that the analysers know it. */
public final class LanguageListener implements TranscriptAnalyzer {

    /** A few sentences decide; the rest of a long conversation would only cost time. */
    private static final int ENOUGH = 2_000;

    private final LanguageDetector detector;
    private final TranscriptAnalyzer analyzer;
    private final Analyzers.Failures failures;

    /** @param analyzer is given the conversation with its language */
    public LanguageListener(LanguageDetector detector, TranscriptAnalyzer analyzer, Analyzers.Failures failures) {
        this.detector = detector;
        this.analyzer = analyzer;
        this.failures = failures;
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        Optional<Conversation> heard = listen(conversation);
        Analysis found = analyzer.analyze(heard.orElse(conversation), known);
        return heard.isPresent() ? found : found.withOrigin(found.origin().unfinished());
    }

    /** The conversation with its language, where it can be told; a language that the provider tells stays. */
    public Conversation heard(Conversation conversation) {
        return listen(conversation).orElse(conversation);
    }

    /** Empty where listening fails. */
    private Optional<Conversation> listen(Conversation conversation) {
        if (SpokenLanguage.of(conversation).isPresent()) {
            return Optional.of(conversation);
        }
        try {
            Optional<String> language = detector.detect(text(conversation)).or(conversation::language);
            return Optional.of(new Conversation(
                    language, conversation.startTime(), conversation.duration(), conversation.turns()));
        } catch (RuntimeException | StackOverflowError failure) {
            failures.failed(getClass().getSimpleName(), failure);
            return Optional.empty();
        }
    }

    private static String text(Conversation conversation) {
        StringBuilder text = new StringBuilder();
        for (Turn turn : conversation.turns()) {
            if (text.length() >= ENOUGH) {
                break;
            }
            turn.text()
                    .ifPresent(said -> text.append(said, 0, Math.min(said.length(), ENOUGH))
                            .append('\n'));
        }
        return text.toString();
    }
}
