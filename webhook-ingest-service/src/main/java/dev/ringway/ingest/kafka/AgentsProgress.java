package dev.ringway.ingest.kafka;

import dev.ringway.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Finds out whether all is read that stands on the agents' topic. A poll that brings nothing says nothing of the kind: it
 * brings nothing from a Kafka that is away, either. So Kafka is asked how far the topic goes.
 */
final class AgentsProgress {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Duration limit;
    private long asked;
    private Optional<Map<TopicPartition, Long>> ends = Optional.empty();

    /** @param partitions that the consumer is assigned to, of whatever topics */
    AgentsProgress(Consumer<String, byte[]> consumer, List<TopicPartition> partitions, Duration limit) {
        this.consumer = consumer;
        this.partitions = partitions.stream()
                .filter(one -> one.topic().equals(Topics.AGENTS_CHANGED.name()))
                .toList();
        this.limit = limit;
        this.asked = System.nanoTime() - BETWEEN_QUESTIONS.toNanos();
    }

    /** As of when all of it was read, where that became known just now. Asks Kafka now and then, and may take as long. */
    Optional<Long> wholeAsOf() {
        if (ends.isEmpty() && System.nanoTime() - asked >= BETWEEN_QUESTIONS.toNanos()) {
            ask();
        }
        if (ends.isPresent() && ends.get().entrySet().stream().allMatch(this::reached)) {
            ends = Optional.empty();
            return Optional.of(asked);
        }
        return Optional.empty();
    }

    private void ask() {
        asked = System.nanoTime();
        try {
            ends = Optional.of(consumer.endOffsets(partitions, limit));
        } catch (TimeoutException away) {
            // what is known gets older meanwhile, which is what there is to say
            asked = System.nanoTime();
        }
    }

    private boolean reached(Map.Entry<TopicPartition, Long> end) {
        return consumer.position(end.getKey(), limit) >= end.getValue();
    }
}
