package dev.ringway.ingest.kafka;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.ingest.spool.Broker;
import dev.ringway.ingest.spool.Spool;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.kafka.Refusals;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * The log that outlives this service. A write counts when its future completes: the broker has acknowledged it, or it is
 * on the disk of the spool, from where it goes to the broker in its turn. Writes of one key stay in the order of the
 * calls, whichever way each takes. Safe to call on an event loop, since each write waits on a thread of its own.
 *
 * <p>A write that the broker was too slow to acknowledge may be on its topic nevertheless, and comes again from the
 * spool: with the same event id.
 */
@Component
@DependsOn("spoolThreads") // they outlive the writes that are under way at the end
public class WebhookLog implements DisposableBean {

    private final Function<Event<?>, ProducerRecord<String, byte[]>> form;
    private final Broker broker;
    private final Spool spool;
    private final Semaphore free;
    private final long patience;
    private final KeyOrder order = new KeyOrder();
    private final ContextSnapshotFactory contexts =
            ContextSnapshotFactory.builder().build();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-log-", 0).factory());

    @Autowired
    WebhookLog(EventPublisher events, Broker broker, Spool spool, WebhookLogSettings settings) {
        this(events::record, broker, spool, settings);
    }

    WebhookLog(
            Function<Event<?>, ProducerRecord<String, byte[]>> form,
            Broker broker,
            Spool spool,
            WebhookLogSettings settings) {
        this.form = form;
        this.broker = broker;
        this.spool = spool;
        this.free = new Semaphore(settings.maxWritesInFlight());
        this.patience = settings.patience().toNanos();
    }

    /**
     * @return fails with {@link NotWritableException} for an event that has no form, with Kafka's own exception for a record that can never be written, else with
     *     {@link dev.ringway.ingest.spool.SpoolFullException} or {@link dev.ringway.ingest.spool.SpoolBrokenException}
     */
    public CompletableFuture<?> publish(Event<?> event) {
        String topic = Topics.carrying(event.data().getClass()).name();
        return write(topic + "/" + event.key(), () -> record(event));
    }

    private ProducerRecord<String, byte[]> record(Event<?> event) {
        try {
            return form.apply(event);
        } catch (RuntimeException hasNoForm) {
            throw new NotWritableException(hasNoForm);
        }
    }

    /** Keeps a genuine request that cannot become an event, byte for byte. Fails as {@link #publish} does. */
    public CompletableFuture<?> park(ReceivedRequest request, UnreadableReason reason) {
        return write(request.body().sha256(), () -> ParkedRequest.of(request, reason));
    }

    CompletableFuture<?> write(String key, Supplier<ProducerRecord<String, byte[]>> record) {
        // the request's trace goes along to another thread, and from there onto the event
        ContextSnapshot context = contexts.captureAll();
        long asked = System.nanoTime();
        return order.next(
                key,
                before -> before.thenComposeAsync(
                        ready -> {
                            try (ContextSnapshot.Scope _ = context.setThreadLocals()) {
                                return write(record.get(), System.nanoTime() - asked > patience);
                            }
                        },
                        threads));
    }

    /** @param late whether it has waited so long for earlier ones of its key that its sender has no time left for Kafka */
    private CompletableFuture<?> write(ProducerRecord<String, byte[]> record, boolean late) {
        CompletableFuture<?> behind = spool.appendBehind(record).orElse(null);
        if (behind != null) {
            return behind;
        }
        if (late || spool.isAway(record)) {
            return spool.append(record, "it is too slow").exceptionallyCompose(noRoom -> direct(record));
        }
        if (!free.tryAcquire()) {
            return spool.append(record, "too many writes wait for it");
        }
        return direct(record)
                .whenComplete((acknowledged, failure) -> free.release())
                .exceptionallyCompose(failure -> Refusals.forEver(failure)
                        ? CompletableFuture.failedFuture(failure)
                        : spool.appendRefused(record, Refusals.rootOf(failure).toString()));
    }

    private CompletableFuture<Void> direct(ProducerRecord<String, byte[]> record) {
        return broker.send(record).thenAccept(acknowledged -> {});
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
