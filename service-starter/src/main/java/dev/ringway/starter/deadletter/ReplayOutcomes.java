package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Found;
import dev.ringway.starter.deadletter.TopicLog.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * What became of the last replay of a letter. A group commits beyond a record only when it was handled or is a dead letter
 * again, and such a letter says which replay it was: so nothing has to be written down when a replay is handled.
 */
final class ReplayOutcomes {

    /** The instance that rejects a replay may have another one's time. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetterTopics topics;
    private final int scanned;

    /** @param scanned dead letters that one question may look at */
    ReplayOutcomes(ConsumerFactory<String, byte[]> consumers, DeadLetterTopics topics, int scanned) {
        this.consumers = consumers;
        this.topics = topics;
        this.scanned = scanned;
    }

    /** Empty where it was never replayed, where no group reads its replays, or where too many letters came after it. */
    Optional<ReplayOutcome> of(Found found) {
        DeadLetterTopic topic =
                topics.find(found.letter().id().topic()).orElseThrow().topic();
        return found.state()
                .lastReplay()
                .flatMap(replay -> replay.replay()
                        .flatMap(place -> committed(topic, place.partition()) > place.offset()
                                ? handled(topic, place, replay.at())
                                : Optional.of(ReplayOutcome.WAITING)));
    }

    private Optional<ReplayOutcome> handled(DeadLetterTopic topic, ReplayPlace place, Instant replayed) {
        try (TopicLog log = TopicLog.open(consumers)) {
            Map<TopicPartition, Stretch> letters = log.stretches(List.of(topic.name()));
            Map<TopicPartition, Long> begins = log.since(replayed.minus(CLOCKS_APART), letters);
            long budget = scanned;
            for (Map.Entry<TopicPartition, Stretch> one : letters.entrySet()) {
                Stretch later =
                        new Stretch(begins.get(one.getKey()), one.getValue().end());
                budget -= later.length();
                if (budget < 0) {
                    return Optional.empty();
                }
                Optional<DeadLetterId> successor = successor(log, one.getKey(), later, place);
                if (successor.isPresent()) {
                    return successor.map(ReplayOutcome::rejected);
                }
            }
            return Optional.of(ReplayOutcome.TAKEN);
        }
    }

    private static Optional<DeadLetterId> successor(
            TopicLog log, TopicPartition partition, Stretch letters, ReplayPlace place) {
        AtomicReference<Optional<DeadLetterId>> found = new AtomicReference<>(Optional.empty());
        log.read(partition, letters, message -> {
            DeadLetter later = new DeadLetter(message);
            if (later.header("dlt-replay").filter(place.toString()::equals).isPresent()) {
                found.set(Optional.of(later.id()));
            }
            return found.get().isEmpty();
        });
        return found.get();
    }

    /** The offset that the group reads next; zero before its first one. */
    private long committed(DeadLetterTopic topic, int partition) {
        TopicPartition replays = new TopicPartition(topic.source().replayTopic(topic.group()), partition);
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(topic.group(), "", "-replays")) {
            OffsetAndMetadata position = consumer.committed(Set.of(replays)).get(replays);
            return position == null ? 0 : position.offset();
        }
    }
}
