package dev.ringway.starter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when listeners fail without a success, partition by partition: one that waits in place keeps its consumer and its
 * service well, so nothing else tells of it. The gauge {@code ringway.kafka.listener.failing} is the longest of a listener, 0
 * where none fails. Used by all listeners' threads.
 */
final class FailingListeners {

    private static final Logger log = LoggerFactory.getLogger(FailingListeners.class);

    /**
     * One that has not failed again for so long fails elsewhere by now, or nowhere: between two attempts lie at most a
     * minute's pause and the five minutes of max.poll.interval.
     */
    private static final Duration FORGOTTEN = Duration.ofMinutes(7);

    /** @param told whether the log has it */
    private record Failure(Instant since, Instant latest, boolean told) {

        Failure again(Instant now) {
            return isForgotten(now) ? first(now) : new Failure(since, now, told);
        }

        Failure asTold() {
            return new Failure(since, latest, true);
        }

        boolean isForgotten(Instant now) {
            return latest.plus(FORGOTTEN).isBefore(now);
        }

        static Failure first(Instant now) {
            return new Failure(now, now, false);
        }
    }

    private final MeterRegistry meters;
    private final Duration borne;
    private final InstantSource clock;
    private final Map<String, Map<TopicPartition, Failure>> failures = new ConcurrentHashMap<>();

    /** @param borne how long one may fail before the log tells of it as an error */
    FailingListeners(MeterRegistry meters, Duration borne, InstantSource clock) {
        this.meters = meters;
        this.borne = borne;
        this.clock = clock;
    }

    /** Its gauge is there from now on. */
    void watch(String listener) {
        of(listener);
    }

    void succeeded(String listener, Set<TopicPartition> partitions) {
        of(listener).keySet().removeAll(partitions);
    }

    void failed(String listener, Set<TopicPartition> partitions, Throwable cause) {
        partitions.forEach(partition -> failed(listener, partition, cause));
    }

    private void failed(String listener, TopicPartition partition, Throwable cause) {
        Instant now = clock.instant();
        Map<TopicPartition, Failure> known = of(listener);
        Failure failure =
                known.compute(partition, (_, before) -> before == null ? Failure.first(now) : before.again(now));
        if (!failure.told() && failure.since().plus(borne).isBefore(now)) {
            log.error(
                    "{} has been failing on {} since {}, and goes on trying",
                    listener,
                    partition,
                    failure.since(),
                    cause);
            known.put(partition, failure.asTold());
        }
    }

    private Map<TopicPartition, Failure> of(String listener) {
        return failures.computeIfAbsent(listener, id -> {
            Map<TopicPartition, Failure> partitions = new ConcurrentHashMap<>();
            TimeGauge.builder(
                            "ringway.kafka.listener.failing",
                            () -> longest(partitions).toMillis(),
                            TimeUnit.MILLISECONDS)
                    .description("How long a listener has been failing without a success")
                    .tag("listener", id)
                    .register(meters);
            return partitions;
        });
    }

    private Duration longest(Map<TopicPartition, Failure> partitions) {
        Instant now = clock.instant();
        return partitions.values().stream()
                .filter(failure -> !failure.isForgotten(now))
                .map(failure -> Duration.between(failure.since(), now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
