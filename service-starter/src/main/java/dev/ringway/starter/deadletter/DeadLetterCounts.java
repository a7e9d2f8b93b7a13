package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.TopicLog.Stretch;
import dev.ringway.starter.shutdown.StopSignal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * How many dead letters wait for somebody, and for how long: {@code ringway.dead.letters.open} and
 * {@code ringway.dead.letters.oldest.age} in seconds, by dead-letter topic. Every instance tells the same; NaN until Kafka
 * was asked. Offsets are counted, not records read: a dead-letter topic has no gaps.
 */
final class DeadLetterCounts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterCounts.class);

    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetterTopics topics;
    private final DecisionLog decisions;
    private final Duration every;
    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private volatile StopSignal stop = new StopSignal();
    private volatile Optional<Thread> thread = Optional.empty();

    DeadLetterCounts(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterTopics topics,
            DecisionLog decisions,
            Duration every,
            Clock clock) {
        this.consumers = consumers;
        this.topics = topics;
        this.decisions = decisions;
        this.every = every;
        this.clock = clock;
    }

    private record Count(long open, Optional<Instant> oldest) {}

    void register(MeterRegistry meters) {
        for (DeadLetterTopic topic : topics.all()) {
            Gauge.builder("ringway.dead.letters.open", () -> open(topic.name()))
                    .description("Dead letters that were neither replayed nor discarded")
                    .tag("topic", topic.name())
                    .register(meters);
            Gauge.builder("ringway.dead.letters.oldest.age", () -> age(topic.name()))
                    .description("Since when the oldest open dead letter waits; 0 without one")
                    .baseUnit("seconds")
                    .tag("topic", topic.name())
                    .register(meters);
        }
    }

    private double open(String topic) {
        Count count = counts.get(topic);
        return count == null ? Double.NaN : count.open();
    }

    private double age(String topic) {
        Count count = counts.get(topic);
        return count == null
                ? Double.NaN
                : count.oldest()
                        .map(since -> (double)
                                Duration.between(since, clock.instant()).toSeconds())
                        .orElse(0.0);
    }

    void count() {
        try (TopicLog letters = TopicLog.open(consumers)) {
            decisions.catchUp(letters);
            letters.stretches(topics.all().stream().map(DeadLetterTopic::name).toList())
                    .forEach((partition, stretch) -> counts.put(partition.topic(), count(letters, partition, stretch)));
        }
    }

    private Count count(TopicLog letters, TopicPartition partition, Stretch stretch) {
        decisions.forgetBefore(partition, stretch.begin());
        long open = stretch.length() - decisions.settled(partition, stretch);
        if (open <= 0) {
            return new Count(0, Optional.empty());
        }
        long oldest = stretch.begin();
        while (decisions
                        .state(new DeadLetterId(partition.topic(), partition.partition(), oldest))
                        .status()
                != LetterState.Status.OPEN) {
            oldest++;
        }
        return new Count(open, letters.at(partition, oldest).map(message -> Instant.ofEpochMilli(message.timestamp())));
    }

    @Override
    public void start() {
        if (!topics.all().isEmpty()) {
            StopSignal mine = new StopSignal();
            stop = mine;
            thread = Optional.of(Thread.ofVirtual().name("dead-letter-counts").start(() -> countUntil(mine)));
        }
    }

    private void countUntil(StopSignal stopping) {
        do {
            try {
                count();
            } catch (KafkaException away) {
                counts.clear();
                log.debug("Dead letters are not counted while Kafka is away ({})", away.getMessage());
            }
        } while (!stopping.pause(every));
    }

    /** The interrupt is for a count that Kafka keeps waiting. */
    @Override
    public void stop() {
        stop.request();
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }
}
