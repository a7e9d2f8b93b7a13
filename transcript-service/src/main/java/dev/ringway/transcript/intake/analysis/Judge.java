package dev.ringway.transcript.intake.analysis;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Question;
import dev.ringway.transcript.analysis.llm.LlmAnalyzer;
import dev.ringway.transcript.analysis.llm.LlmFailure;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.intake.privacy.TranscriptRedaction;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a language model judge one conversation, and writes down what it found, or when it is asked again. Blocks. */
final class Judge {

    private static final Logger log = LoggerFactory.getLogger(Judge.class);

    private final LlmAnalyzer model;
    private final TranscriptRepository transcripts;
    private final TranscriptWrites writes;
    private final Erasures erasures;
    private final TranscriptRedaction redaction;
    private final JudgingSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    Judge(
            LlmAnalyzer model,
            TranscriptRepository transcripts,
            TranscriptWrites writes,
            Erasures erasures,
            TranscriptRedaction redaction,
            JudgingSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.model = model;
        this.transcripts = transcripts;
        this.writes = writes;
        this.erasures = erasures;
        this.redaction = redaction;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** @return why it is not judged; one that needs other settings counts as not tried */
    Optional<LlmFailure> judge(String id) {
        Optional<Conversation> asked =
                open(id).map(stored -> stored.transcript().conversation());
        return asked.flatMap(conversation -> judge(id, conversation));
    }

    private Optional<LlmFailure> judge(String id, Conversation conversation) {
        try {
            UnaryOperator<Analysis> found = model.ask(conversation);
            change(id, conversation, found);
            count("judged");
            return Optional.empty();
        } catch (LlmFailure failure) {
            count(failure.kind().name().toLowerCase(Locale.ROOT));
            if (failure.kind() != LlmFailure.Kind.SETTINGS) {
                change(id, conversation, known -> failed(id, known, failure));
            }
            return Optional.of(failure);
        }
    }

    private Analysis failed(String id, Analysis known, LlmFailure failure) {
        Question question = known.origin().question().orElseThrow();
        Optional<Instant> next =
                settings.pause(question.tries() + 1).map(pause -> now().plus(longer(pause, failure.retryAfter())));
        if (next.isEmpty()) {
            log.warn("Conversation {} is not judged: {}", id, failure.getMessage());
            count("given-up");
        }
        return known.withOrigin(known.origin().questioned(question.failed(String.valueOf(failure.getMessage()), next)));
    }

    /** Whatever else changes it meanwhile; a conversation that is another one by now is due itself. */
    private void change(String id, Conversation asked, UnaryOperator<Analysis> change) {
        boolean settled = false;
        while (!settled) {
            Optional<StoredTranscript> known =
                    open(id).filter(stored -> stored.transcript().conversation().equals(asked));
            settled = known.map(StoredTranscript::transcript)
                    .map(transcript -> transcript.withAnalysis(change.apply(transcript.analysis())))
                    // A model may put together what was taken apart: an address that was spelled.
                    .map(judged -> redaction.of(judged, erasures.find(id)))
                    .map(next -> writes.write(known, next))
                    .orElse(true);
        }
    }

    /** Where it still waits to be judged. */
    private Optional<StoredTranscript> open(String id) {
        return transcripts
                .find(id)
                .filter(stored -> stored.transcript()
                        .analysis()
                        .origin()
                        .question()
                        .flatMap(Question::due)
                        .isPresent());
    }

    private void count(String outcome) {
        meters.counter("ringway.transcripts.model.requests", "outcome", outcome).increment();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
