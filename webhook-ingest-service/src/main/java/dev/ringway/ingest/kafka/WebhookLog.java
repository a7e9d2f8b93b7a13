package dev.ringway.ingest.kafka;

import dev.ringway.events.Event;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.starter.kafka.EventPublisher;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * The log that outlives this service. A write counts when its future completes: the broker has acknowledged it. Safe to
 * call on an event loop, since each write waits for the broker on a thread of its own.
 */
@Component
public class WebhookLog implements DisposableBean {

    private final EventPublisher events;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Semaphore free;
    private final ExecutorService threads;

    WebhookLog(EventPublisher events, KafkaTemplate<String, byte[]> kafka, WebhookLogSettings settings) {
        this.events = events;
        this.kafka = kafka;
        this.free = new Semaphore(settings.maxWritesInFlight());
        // the request's trace goes along to its thread, and from there onto the event
        this.threads = ContextExecutorService.wrap(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("webhook-log-", 0).factory()),
                ContextSnapshotFactory.builder().build()::captureAll);
    }

    /** @return fails with {@link LogBusyException} where too many writes wait for the broker already */
    public CompletableFuture<?> publish(Event<?> event) {
        return write(() -> events.publish(event));
    }

    /** Keeps a genuine request that cannot become an event, byte for byte. Fails as {@link #publish} does. */
    public CompletableFuture<?> park(ReceivedRequest request, UnreadableReason reason) {
        return write(() -> kafka.send(ParkedRequest.of(request, reason)));
    }

    private CompletableFuture<?> write(Supplier<CompletableFuture<?>> send) {
        if (!free.tryAcquire()) {
            return CompletableFuture.failedFuture(new LogBusyException());
        }
        return CompletableFuture.completedFuture(send)
                .thenComposeAsync(Supplier::get, threads)
                .whenComplete((acknowledged, failure) -> free.release());
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
