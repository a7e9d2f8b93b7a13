package dev.ringway.ingest.intake;

import dev.ringway.events.Event;
import dev.ringway.ingest.kafka.WebhookLog;
import dev.ringway.ingest.request.IgnoredReason;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.ingest.request.Webhook;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verify, name, store, answer: the same for every provider and endpoint. Nothing is accepted that is not stored, and
 * nothing is stored that the provider did not sign. The futures always complete with an answer.
 */
@Component
public class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final WebhookLog webhookLog;
    private final IntakeMetrics metrics;

    Intake(WebhookLog webhookLog, IntakeMetrics metrics) {
        this.webhookLog = webhookLog;
        this.metrics = metrics;
    }

    public CompletableFuture<Answer> take(Webhook webhook, ReceivedRequest request) {
        long start = System.nanoTime();
        metrics.received(request.endpoint()).increment();
        Optional<Refusal> refusal = webhook.refusal(request);
        CompletableFuture<Answer> answer = refusal.isPresent()
                ? CompletableFuture.completedFuture(refused(request, refusal.get()))
                : webhook.name(request)
                        .thenCompose(naming -> store(request, naming))
                        .exceptionally(failure -> unavailable(request, failure));
        return answer.whenComplete((ignored, failure) ->
                metrics.answered(request.endpoint()).record(Duration.ofNanos(System.nanoTime() - start)));
    }

    private CompletableFuture<Answer> store(ReceivedRequest request, Naming naming) {
        return switch (naming) {
            case Naming.Named(Event<?> event, Set<Unfamiliar> unfamiliar) ->
                webhookLog
                        .publish(event)
                        .thenApply(acknowledged -> published(request, event, unfamiliar))
                        .exceptionallyCompose(failure -> causeOf(failure) instanceof RecordTooLargeException
                                ? park(request, UnreadableReason.TOO_LARGE_FOR_KAFKA)
                                : CompletableFuture.failedFuture(failure));
            case Naming.Unreadable(UnreadableReason reason) -> park(request, reason);
            case Naming.Ignored(IgnoredReason reason) -> CompletableFuture.completedFuture(ignored(request, reason));
        };
    }

    private CompletableFuture<Answer> park(ReceivedRequest request, UnreadableReason reason) {
        return webhookLog.park(request, reason).thenApply(acknowledged -> parked(request, reason));
    }

    private Answer published(ReceivedRequest request, Event<?> event, Set<Unfamiliar> unfamiliar) {
        metrics.published(request.endpoint()).increment();
        unfamiliar.forEach(what -> metrics.unfamiliar(request.endpoint(), what).increment());
        log.info("Published {}", event.id());
        return new Answer.Accepted();
    }

    private Answer parked(ReceivedRequest request, UnreadableReason reason) {
        metrics.parked(request.endpoint(), reason).increment();
        log.warn(
                "Parked a genuine request of {} as {}: {}",
                request.body(),
                request.body().sha256(),
                reason.code());
        return new Answer.Accepted();
    }

    private Answer ignored(ReceivedRequest request, IgnoredReason reason) {
        metrics.ignored(request.endpoint(), reason).increment();
        log.info("Ignored a genuine request at {}: {}", request.endpoint(), reason.code());
        return new Answer.Accepted();
    }

    private Answer refused(ReceivedRequest request, Refusal reason) {
        metrics.refused(request.endpoint(), reason).increment();
        log.info("Refused a request at {}: {}", request.endpoint(), reason.code());
        return new Answer.Refused();
    }

    private Answer unavailable(ReceivedRequest request, Throwable failure) {
        metrics.unavailable(request.endpoint()).increment();
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
