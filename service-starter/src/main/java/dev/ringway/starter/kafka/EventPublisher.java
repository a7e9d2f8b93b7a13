package dev.ringway.starter.kafka;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Puts events on their topic. An event counts as published when the future completes: all in-sync replicas have it.
 * Events of one key stay in the order of the calls, also when a request to the broker had to be repeated.
 */
public final class EventPublisher {

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;
    private final TraceParent traceParent;

    EventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec, TraceParent traceParent) {
        this.kafka = kafka;
        this.codec = codec;
        this.traceParent = traceParent;
    }

    /**
     * An event without a trace context gets the current one.
     *
     * <p>May block up to {@code ringway.kafka.max-block} while the broker is away, so it is never called on an event
     * loop.
     *
     * @return fails with a Kafka exception if the broker did not acknowledge in time; the record may be on the topic
     *     nevertheless, so whoever publishes again uses the same id
     */
    public CompletableFuture<RecordMetadata> publish(Event<?> event) {
        return publish(record(event));
    }

    /** The event as {@link #publish} puts it on its topic, for whoever keeps it until it can be published. */
    public ProducerRecord<String, byte[]> record(Event<?> event) {
        return codec.encode(traced(event));
    }

    private CompletableFuture<RecordMetadata> publish(ProducerRecord<String, byte[]> message) {
        try {
            return kafka.send(message).thenApply(SendResult::getRecordMetadata);
        } catch (RuntimeException refusedAtOnce) {
            return CompletableFuture.failedFuture(refusedAtOnce);
        }
    }

    private Event<?> traced(Event<?> event) {
        Optional<String> parent = event.traceParent().or(traceParent::current);
        return new Event<>(event.id(), event.source(), event.time(), event.receivedAt(), parent, event.data());
    }
}
