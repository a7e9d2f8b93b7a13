package dev.ringway.starter.kafka;

import dev.ringway.events.Topic;
import dev.ringway.events.UndecodableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Puts a record that one consumer group can never handle onto {@code <topic>.<group>.dlt}: key, value and headers
 * unchanged, and where it stood, why and since when as {@code dlt-*} headers in text. One that had been replayed keeps
 * where it stood at first, names the dead letter that it was in {@code dlt-predecessor} and where the replay stood in
 * {@code dlt-replay}.
 */
final class DeadLetters {

    /** On a replayed record: the id of the dead letter that it was. */
    static final String REPLAY_OF = "replay-of";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration timeout;

    DeadLetters(KafkaTemplate<String, byte[]> kafka, Duration timeout) {
        this.kafka = kafka;
        this.timeout = timeout;
    }

    /**
     * Returns once the broker has acknowledged the dead letter.
     *
     * @throws KafkaException if it did not: the caller must not go on, or the record would be lost
     */
    void put(Topic<?> source, ConsumerRecord<String, byte[]> rejected, String group, RuntimeException reason) {
        String topic = source.deadLetterTopic(group);
        try {
            kafka.send(new ProducerRecord<>(
                            topic, null, rejected.key(), rejected.value(), headers(rejected, group, reason)))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing to " + topic, stopping);
        } catch (ExecutionException | TimeoutException unacknowledged) {
            throw new KafkaException("no acknowledgement from " + topic, unacknowledged);
        }
        log.warn(
                "Record {} is now a dead letter of {}: {}",
                rejected.offset() < 0
                        ? "of " + rejected.topic()
                        : rejected.topic() + "-" + rejected.partition() + "@" + rejected.offset(),
                group,
                reason.getMessage());
    }

    private static Headers headers(ConsumerRecord<String, byte[]> rejected, String group, RuntimeException reason) {
        Headers headers = new RecordHeaders(rejected.headers());
        add(headers, "dlt-reason", String.valueOf(reason.getMessage()));
        add(headers, "dlt-class", causeOf(reason).getClass().getName());
        Header replayed = rejected.headers().lastHeader(REPLAY_OF);
        headers.remove(REPLAY_OF).remove("dlt-predecessor").remove("dlt-replay");
        if (replayed == null) {
            add(headers, "dlt-topic", rejected.topic());
            if (rejected.offset() >= 0) {
                add(headers, "dlt-partition", Integer.toString(rejected.partition()));
                add(headers, "dlt-offset", Long.toString(rejected.offset()));
            }
            add(headers, "dlt-time", Instant.ofEpochMilli(rejected.timestamp()).toString());
        } else {
            // Where it stood at first travelled along with the replay.
            headers.add("dlt-predecessor", replayed.value());
            add(headers, "dlt-replay", rejected.partition() + ":" + rejected.offset());
        }
        add(headers, "dlt-group", group);
        add(headers, "dlt-rejected-at", Instant.now().toString());
        return headers;
    }

    /** Replaces what an earlier life as a dead letter left behind. */
    private static void add(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Throwable causeOf(RuntimeException reason) {
        return reason instanceof UndecodableEventException && reason.getCause() != null ? reason.getCause() : reason;
    }
}
