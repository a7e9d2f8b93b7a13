package dev.ringway.transcript.intake.analysis;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.flow.SpokenTime;
import dev.ringway.transcript.analysis.language.LanguageListener;
import dev.ringway.transcript.analysis.llm.LlmSettings;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.provider.ConversationReading;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * What is found out about a conversation when it comes: by the analysers at once, and by a language model, where one is set,
 * later. Asks nobody, and does not fail.
 */
@Component
public final class ConversationAnalysis {

    private final LanguageListener analyzers;
    private final boolean modelIsAsked;
    private final Clock clock;

    ConversationAnalysis(LanguageListener analyzers, LlmSettings settings, Clock clock) {
        this.analyzers = analyzers;
        this.modelIsAsked = settings.enabled();
        this.clock = clock;
    }

    /** With its language, where it can be told, and the ends of its turns: ElevenLabs tells when one begins. */
    public Conversation heard(ConversationReading report) {
        Conversation told = report.conversation();
        return analyzers.heard(new Conversation(
                told.language(),
                told.startTime(),
                told.duration(),
                SpokenTime.ended(
                        told.turns(),
                        told.startTime().flatMap(start -> told.duration().map(start::plusSeconds)))));
    }

    /** With its language, where its turns have their ends. */
    public Conversation heard(Conversation conversation) {
        return analyzers.heard(conversation);
    }

    /** @param told by the provider */
    public Analysis of(TranscriptStatus status, Conversation conversation, Analysis told) {
        Analysis found = analyzers.analyze(conversation, told);
        return modelIsAsked && status == TranscriptStatus.DONE ? asking(conversation, found) : found;
    }

    /** All is found anew from what was said and what the provider told; what a language model has found stays. */
    public Transcript anew(Transcript known) {
        return anew(
                known, analyzers.heard(known.conversation()), known.analysis().told(), false);
    }

    /**
     * The same, of what was said and told as it is understood now.
     *
     * @param modelToo it is asked again, where it would be if the conversation came now
     */
    Transcript anew(Transcript known, Conversation conversation, Analysis told, boolean modelToo) {
        Analysis found = analyzers.analyze(conversation, told).keeping(known.analysis());
        boolean asked = modelToo && modelIsAsked && known.status() == TranscriptStatus.DONE;
        return known.with(conversation, asked ? asking(conversation, found) : found);
    }

    /** About what was said a model is to be asked; about silence it is not. */
    private Analysis asking(Conversation conversation, Analysis found) {
        boolean silent = conversation.turns().stream()
                .map(Turn::text)
                .allMatch(text -> text.orElse("").isBlank());
        return silent
                ? found
                : found.withOrigin(found.origin().asking(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
