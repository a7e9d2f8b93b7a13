package dev.ringway.ingest.intake;

import dev.ringway.events.Event;
import dev.ringway.ingest.kafka.NotWritableException;
import dev.ringway.ingest.kafka.WebhookLog;
import dev.ringway.ingest.request.IgnoredReason;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Replies;
import dev.ringway.ingest.request.Reply;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.ingest.request.Webhook;
import dev.ringway.starter.kafka.Refusals;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
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

    /** With what the answer itself may take, well below the 15 s that Twilio waits; and nobody likes to hear silence. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final WebhookLog webhookLog;
    private final IntakeMetrics metrics;

    Intake(WebhookLog webhookLog, IntakeMetrics metrics) {
        this.webhookLog = webhookLog;
        this.metrics = metrics;
    }

    public CompletableFuture<Answer> take(Webhook webhook, ReceivedRequest request) {
        return take(webhook, request, naming -> store(request, naming));
    }

    /**
     * For requests in whose answer somebody hangs on the line. The answer is made while the request is being stored; it
     * then waits a little for what is not stored yet, and is given even if nothing can be stored: the provider would not
     * send such a request again but end the call. What is still on its way to the log then goes on its way.
     */
    public CompletableFuture<Answer> answer(Webhook webhook, ReceivedRequest request, Replies replies) {
        return take(webhook, request, naming -> {
                    CompletableFuture<?> stored = started(() -> store(request, naming))
                            .exceptionally(failure -> unavailable(request, failure));
                    return reply(request, naming, replies)
                            .thenCompose(reply -> CompletableFuture.allOf(stored, storeFinding(reply))
                                    .completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                                    .thenApply(waited -> new Answer.Answered(reply.content())));
                })
                .thenApply(answer ->
                        answer instanceof Answer.Unavailable ? new Answer.Answered(replies.atLeast()) : answer);
    }

    private static CompletableFuture<Reply> reply(ReceivedRequest request, Naming naming, Replies replies) {
        return started(() -> replies.to(request, naming))
                .exceptionally(failure -> {
                    log.error("No answer could be made to a genuine request at {}", request.endpoint(), failure);
                    return replies.inVain(request, naming);
                })
                .exceptionally(failure -> new Reply(replies.atLeast()));
    }

    /** What throws at once fails as what fails later. */
    private static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> step) {
        return CompletableFuture.completedFuture(step).thenCompose(Supplier::get);
    }

    private CompletableFuture<Answer> take(
            Webhook webhook, ReceivedRequest request, Function<Naming, CompletableFuture<Answer>> further) {
        long start = System.nanoTime();
        metrics.received(request.endpoint()).increment();
        Optional<Refusal> refusal = webhook.refusal(request);
        CompletableFuture<Answer> answer = refusal.isPresent()
                ? CompletableFuture.completedFuture(refused(request, refusal.get()))
                : started(() -> webhook.name(request))
                        .thenCompose(further)
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
                        .exceptionallyCompose(failure -> never(failure)
                                .map(reason -> park(request, reason))
                                .orElseGet(() -> CompletableFuture.failedFuture(failure)));
            case Naming.Unreadable(UnreadableReason reason) -> park(request, reason);
            case Naming.UnreadableAndStored(UnreadableReason reason, RawBody where) ->
                park(request.with(where), reason);
            case Naming.Ignored(IgnoredReason reason) -> CompletableFuture.completedFuture(ignored(request, reason));
        };
    }

    /** Why such an event can never be stored; empty where it can be, later. */
    private static Optional<UnreadableReason> never(Throwable failure) {
        if (Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(NotWritableException.class::isInstance)) {
            return Optional.of(UnreadableReason.NOT_WRITABLE);
        }
        if (!Refusals.forEver(failure)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Refusals.rootOf(failure)) {
                    case RecordTooLargeException _, RecordBatchTooLargeException _ ->
                        UnreadableReason.TOO_LARGE_FOR_KAFKA;
                    case SerializationException _ -> UnreadableReason.NOT_WRITABLE;
                    default -> UnreadableReason.REFUSED_BY_KAFKA;
                });
    }

    private CompletableFuture<?> storeFinding(Reply reply) {
        return reply.finding()
                .<CompletableFuture<?>>map(event -> webhookLog.publish(event).handle((acknowledged, failure) -> {
                    metrics.finding(failure == null).increment();
                    if (failure == null) {
                        log.info("Published {}", event.id());
                    } else {
                        log.warn(
                                "Lost {}: {}",
                                event.id(),
                                Refusals.rootOf(failure).toString());
                    }
                    return event;
                }))
                .orElseGet(() -> CompletableFuture.completedFuture(reply));
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
        log.warn(
                "Not acknowledged to the provider: {}", Refusals.rootOf(failure).toString());
        return new Answer.Unavailable();
    }
}
