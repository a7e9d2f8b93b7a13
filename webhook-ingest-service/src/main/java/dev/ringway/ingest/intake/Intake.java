package dev.ringway.ingest.intake;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.ingest.kafka.WebhookLog;
import dev.ringway.ingest.twilio.Naming;
import dev.ringway.ingest.twilio.ReceivedRequest;
import dev.ringway.ingest.twilio.Refusal;
import dev.ringway.ingest.twilio.TwilioAuthenticity;
import dev.ringway.ingest.twilio.TwilioEvents;
import dev.ringway.ingest.twilio.UnreadableReason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verify, name, store, answer. Nothing is accepted that Kafka has not acknowledged, and nothing is stored that the
 * provider did not sign. The futures always complete with an answer.
 */
@Component
public class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final TwilioAuthenticity twilio;
    private final TwilioEvents events;
    private final WebhookLog webhookLog;
    private final IntakeMetrics metrics;

    Intake(TwilioAuthenticity twilio, TwilioEvents events, WebhookLog webhookLog, IntakeMetrics metrics) {
        this.twilio = twilio;
        this.events = events;
        this.webhookLog = webhookLog;
        this.metrics = metrics;
    }

    /** A status callback of a call. */
    public CompletableFuture<Answer> status(ReceivedRequest request) {
        long start = System.nanoTime();
        metrics.received().increment();
        Optional<Refusal> refusal = twilio.refusal(request);
        CompletableFuture<Answer> answer = refusal.isPresent()
                ? CompletableFuture.completedFuture(refused(refusal.get()))
                : store(request, events.statusReported(request));
        return answer.whenComplete((ignored, failure) -> metrics.answeredSince(start));
    }

    private CompletableFuture<Answer> store(ReceivedRequest request, Naming naming) {
        return switch (naming) {
            case Naming.Named(Event<? extends TwilioEvent> event) ->
                webhookLog
                        .publish(event)
                        .thenApply(acknowledged -> published(event))
                        .exceptionallyCompose(failure -> causeOf(failure) instanceof RecordTooLargeException
                                ? park(request, UnreadableReason.TOO_LARGE_FOR_KAFKA)
                                : CompletableFuture.completedFuture(unavailable(failure)));
            case Naming.Unreadable(UnreadableReason reason) -> park(request, reason);
        };
    }

    private CompletableFuture<Answer> park(ReceivedRequest request, UnreadableReason reason) {
        return webhookLog
                .park(request, reason)
                .handle((acknowledged, failure) -> failure == null ? parked(request, reason) : unavailable(failure));
    }

    private Answer published(Event<? extends TwilioEvent> event) {
        metrics.published().increment();
        log.info("Published {}", event.id());
        return new Answer.Accepted();
    }

    private Answer parked(ReceivedRequest request, UnreadableReason reason) {
        metrics.parked(reason).increment();
        log.warn(
                "Parked a genuine request of {} as {}: {}",
                request.body(),
                request.body().sha256(),
                reason.code());
        return new Answer.Accepted();
    }

    private Answer refused(Refusal reason) {
        metrics.refused(reason).increment();
        log.info("Refused a request: {}", reason.code());
        return new Answer.Refused();
    }

    private Answer unavailable(Throwable failure) {
        metrics.unavailable().increment();
        log.warn("Not acknowledged to the provider: {}", causeOf(failure).toString());
        return new Answer.Unavailable();
    }

    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
