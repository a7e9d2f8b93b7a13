package dev.ringway.starter.kafka;

import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import dev.ringway.events.UndecodableEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaUtils;

/**
 * Stands between a batch listener and its handler: decodes, puts what cannot be read or is rejected into the dead letters
 * of the listener's group, and hands over the rest.
 *
 * <pre>{@code
 * @KafkaListener(id = "twilio-events", topics = "twilio.events.v1")
 * void on(List<ConsumerRecord<String, byte[]>> records) {
 *     reader.read(records, handler::handle);
 * }
 * }</pre>
 *
 * Returns normally only when every record was handled or is a dead letter; anything else is thrown, and the batch is read
 * again after a pause. A batch that goes on failing of what only a defect of ours throws, or once fails of what MongoDB's
 * driver cannot write, is handled record by record, and those that fail by themselves are dead letters: the rest of the topic
 * does not wait until that is mended.
 */
public final class EventReader<T extends EventData> {

    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    /** How often a batch may fail of a defect, lest something that passes makes dead letters of many. */
    private static final int DEFECTS_BORNE = 5;

    private final Topic<T> topic;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final Timer handled;
    private final Counter read;
    private final Counter rejected;
    /** Dead letters of batches that are not committed yet, so that a batch that waits writes each of them once. */
    private final Set<Position> written = ConcurrentHashMap.newKeySet();

    /** How often in a row the batch that begins there failed of a defect. */
    private final Map<Position, Integer> defects = new ConcurrentHashMap<>();

    EventReader(Topic<T> topic, EventCodec codec, DeadLetters deadLetters, MeterRegistry meters) {
        this.topic = topic;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.handled = meters.timer("ringway.events.batch", "topic", topic.name());
        this.read = meters.counter("ringway.events.read", "topic", topic.name());
        this.rejected = meters.counter("ringway.events.rejected", "topic", topic.name());
    }

    public void read(List<ConsumerRecord<String, byte[]>> messages, Consumer<EventBatch<T>> handler) {
        IdentityHashMap<Object, ConsumerRecord<String, byte[]>> sources = new IdentityHashMap<>();
        EventBatch<T> batch = decode(messages, sources);
        Position begin = Position.of(messages.getFirst());
        try {
            handle(batch, handler, sources);
        } catch (RuntimeException failure) {
            boolean defective = isDefect(failure) && defects.merge(begin, 1, Integer::sum) >= DEFECTS_BORNE;
            if (!defective && !Unstorable.is(failure)) {
                throw failure;
            }
            handleOneByOne(batch, handler, sources, one -> Unstorable.is(one) || (defective && isDefect(one)));
        }
        defects.remove(begin);
        read.increment(messages.size());
        messages.forEach(message -> written.remove(Position.of(message)));
    }

    private void handleOneByOne(
            EventBatch<T> batch,
            Consumer<EventBatch<T>> handler,
            IdentityHashMap<Object, ConsumerRecord<String, byte[]>> sources,
            Predicate<RuntimeException> forEver) {
        for (ReceivedRecord<T> one : batch.received()) {
            ConsumerRecord<String, byte[]> source = sources.get(one.content());
            if (source == null || written.contains(Position.of(source))) {
                continue;
            }
            try {
                handle(new EventBatch<>(List.of(one)), handler, sources);
            } catch (RuntimeException defect) {
                if (!forEver.test(defect)) {
                    throw defect;
                }
                log.error(
                        "This version cannot handle {}-{}@{}",
                        source.topic(),
                        source.partition(),
                        source.offset(),
                        defect);
                reject(source, new RejectedEventException(one.content(), reason(defect)));
            }
        }
    }

    /** What nothing outside of us brings about, so that time does not mend it. */
    private static boolean isDefect(RuntimeException failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException;
    }

    private static String reason(RuntimeException defect) {
        String name = defect.getClass().getSimpleName();
        return Unstorable.is(defect)
                ? "It cannot be written to the database (" + name + ")"
                : "a defect of this version (" + name + "): replay it when that is mended";
    }

    private void handle(
            EventBatch<T> all,
            Consumer<EventBatch<T>> handler,
            IdentityHashMap<Object, ConsumerRecord<String, byte[]>> sources) {
        EventBatch<T> batch = all;
        while (!batch.isEmpty()) {
            try {
                EventBatch<T> offered = batch;
                handled.record(() -> handler.accept(offered));
                break;
            } catch (RejectedEventException verdict) {
                ConsumerRecord<String, byte[]> source = sources.get(verdict.record());
                if (source == null) {
                    throw new IllegalStateException("the rejected record is not of this batch", verdict);
                }
                reject(source, verdict);
                batch = batch.without(verdict.record());
            }
        }
    }

    private EventBatch<T> decode(
            List<ConsumerRecord<String, byte[]>> messages,
            IdentityHashMap<Object, ConsumerRecord<String, byte[]>> sources) {
        List<ReceivedRecord<T>> received = new ArrayList<>(messages.size());
        for (ConsumerRecord<String, byte[]> message : messages) {
            if (written.contains(Position.of(message))) {
                continue;
            }
            try {
                var content = codec.decode(topic, message);
                sources.put(content, message);
                received.add(new ReceivedRecord<>(
                        content, new TopicPartition(message.topic(), message.partition()), message.offset()));
            } catch (UndecodableEventException unreadable) {
                reject(message, unreadable);
            }
        }
        return new EventBatch<>(received);
    }

    private void reject(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        deadLetters.put(topic, message, group(), reason);
        written.add(Position.of(message));
        rejected.increment();
    }

    private static String group() {
        String group = KafkaUtils.getConsumerGroupId();
        if (group == null) {
            throw new IllegalStateException("an EventReader reads on a Kafka listener's thread only");
        }
        return group;
    }

    private record Position(String topic, int partition, long offset) {
        static Position of(ConsumerRecord<?, ?> message) {
            return new Position(message.topic(), message.partition(), message.offset());
        }
    }
}
