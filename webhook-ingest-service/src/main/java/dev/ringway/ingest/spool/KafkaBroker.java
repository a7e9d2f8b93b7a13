package dev.ringway.ingest.spool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Keeps the producer to its word. Its delivery time-out does not always hold: a new one asks for a producer id first, and
 * when the broker goes away before it answers, no record ever fails until it is back (Kafka 4.2, {@code Sender.runOnce}).
 * A webhook would wait with it until its sender gave up.
 */
final class KafkaBroker implements Broker {

    /** For the producer to notice by itself, so that its own reason is told. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration limit;
    private final Executor callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kafka-broker-", 0).factory());
    private final ConcurrentHashMap<String, Integer> known = new ConcurrentHashMap<>();

    /** @param producer how long the producer may take until it fails: until it accepts a record, and to deliver it */
    KafkaBroker(KafkaTemplate<String, byte[]> kafka, Duration producer) {
        this.kafka = kafka;
        this.limit = producer.plus(GRACE);
    }

    @Override
    public CompletableFuture<?> send(ProducerRecord<String, byte[]> record) {
        // On a thread of its own: also the call itself may hang, where a name has to be resolved.
        return CompletableFuture.completedFuture(record)
                .thenComposeAsync(kafka::send, callers)
                .thenApply(acknowledged -> (Object) acknowledged)
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof java.util.concurrent.TimeoutException ? overdue() : failure));
    }

    private TimeoutException overdue() {
        return new TimeoutException("no answer within " + limit.toMillis() + " ms");
    }

    @Override
    public int partitions(String topic) {
        try {
            int count = kafka.partitionsFor(topic).size();
            known.put(topic, count);
            return count;
        } catch (KafkaException unknownNow) {
            return known.getOrDefault(topic, 0);
        }
    }
}
