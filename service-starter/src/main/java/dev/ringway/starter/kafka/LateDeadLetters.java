package dev.ringway.starter.kafka;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Writes the dead letters of events that were read and kept, and turn out long after to be ones that can never be handled:
 * where their records stood, nobody knows any more.
 */
public final class LateDeadLetters {

    private static final int NOWHERE = -1;

    private final DeadLetters deadLetters;
    private final EventCodec codec;

    LateDeadLetters(DeadLetters deadLetters, EventCodec codec) {
        this.deadLetters = deadLetters;
        this.codec = codec;
    }

    /**
     * Returns once the broker has acknowledged it.
     *
     * @param group that could not handle it, and that a replay is for
     * @throws org.springframework.kafka.KafkaException if it did not: to be written again
     */
    public void put(Event<?> event, String group, RuntimeException reason) {
        ProducerRecord<String, byte[]> sent = codec.encode(event);
        deadLetters.put(
                Topics.carrying(event.data().getClass()),
                new ConsumerRecord<>(
                        sent.topic(),
                        NOWHERE,
                        NOWHERE,
                        event.receivedAt().toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        sent.key(),
                        sent.value(),
                        sent.headers(),
                        Optional.empty()),
                group,
                reason);
    }
}
