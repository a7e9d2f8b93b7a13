package dev.ringway.starter.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads stretches of topics, outside of any group and with bounded memory: at most a megabyte is fetched at a time. */
final class TopicLog implements AutoCloseable {

    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final String FETCHED_BYTES = Integer.toString(1024 * 1024);

    /** What is read is there already. A fetch that waited for more would hold up the next stretch: one goes at a time. */
    private static final String FETCH_WAIT_MILLIS = "10";

    private final Consumer<String, byte[]> consumer;

    private TopicLog(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static TopicLog open(ConsumerFactory<String, byte[]> consumers) {
        Properties bounded = new Properties();
        bounded.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        bounded.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
        bounded.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        bounded.setProperty(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(Math.toIntExact(LIMIT.toMillis())));
        return new TopicLog(consumers.createConsumer("dead-letters", "", "-dead-letters", bounded));
    }

    /** From where to where the partitions of these topics reach; a topic that is not there has none. */
    Map<TopicPartition, Stretch> stretches(Collection<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> partitions(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Stretch> stretches = new TreeMap<>(BY_NAME);
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) ->
                        stretches.put(partition, new Stretch(begin, ends.getOrDefault(partition, begin))));
        return stretches;
    }

    private List<PartitionInfo> partitions(String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic);
        return known == null ? List.of() : known;
    }

    /** The first offset of each partition whose record is not older; the end where there is none. */
    Map<TopicPartition, Long> since(Instant time, Map<TopicPartition, Stretch> stretches) {
        Map<TopicPartition, Long> asked = new TreeMap<>(BY_NAME);
        stretches.keySet().forEach(partition -> asked.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, Long> found = new TreeMap<>(BY_NAME);
        consumer.offsetsForTimes(asked)
                .forEach((partition, offset) -> found.put(
                        partition, offset == null ? stretches.get(partition).end() : offset.offset()));
        return found;
    }

    Optional<ConsumerRecord<String, byte[]>> at(TopicPartition partition, long offset) {
        AtomicReference<ConsumerRecord<String, byte[]>> found = new AtomicReference<>();
        Stretch reach = stretches(List.of(partition.topic())).getOrDefault(partition, new Stretch(0, 0));
        if (reach.begin() <= offset && offset < reach.end()) {
            read(partition, new Stretch(offset, offset + 1), message -> {
                found.set(message);
                return false;
            });
        }
        return Optional.ofNullable(found.get());
    }

    /**
     * Hands over the records of the stretch in their order until one is answered with false.
     *
     * @throws TimeoutException if the broker does not give them in time
     */
    void read(TopicPartition partition, Stretch stretch, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, stretch.begin());
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (consumer.position(partition) < stretch.end()) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL).records(partition)) {
                if (message.offset() >= stretch.end() || !wanted.test(message)) {
                    return;
                }
                deadline = System.nanoTime() + LIMIT.toNanos();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("records of " + partition + " did not come in time");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Offsets: the first, and the one after the last. */
    record Stretch(long begin, long end) {

        long length() {
            return Math.max(0, end - begin);
        }

        Stretch within(Stretch reach) {
            return new Stretch(Math.max(begin, reach.begin), Math.min(end, reach.end));
        }
    }
}
