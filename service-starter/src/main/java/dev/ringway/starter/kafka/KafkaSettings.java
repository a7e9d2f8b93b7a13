package dev.ringway.starter.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service uses Kafka; addresses and credentials are Spring's own {@code spring.kafka.*}.
 *
 * @param neededAtStart whether the service takes no traffic before Kafka was reached once
 * @param partitions of each topic that this service creates; never reduced
 * @param replication copies of each partition
 * @param retention of topics that are not compacted
 * @param deadLetterRetention of dead-letter topics
 * @param maxBlock how long a publish may wait for metadata or buffer space before it fails
 * @param deliveryTimeout how long until a publish that the broker did not acknowledge fails
 * @param maxPollRecords the most records in one batch
 * @param concurrency listener threads per listener
 * @param sessionTimeout after a consumer was killed, its partitions are read by another one in at most this and a
 *     heartbeat, a third of it
 * @param backoffInitial the first wait after a failed batch; doubled each time
 * @param backoffMax the longest wait between two attempts; well below max.poll.interval (5 min), so that the consumer
 *     stays in its group
 * @param failuresBorne how long a listener may fail without a success before the log tells of it as an error
 */
@Validated
@ConfigurationProperties("ringway.kafka")
public record KafkaSettings(
        @DefaultValue("true") boolean neededAtStart,
        @Min(1) @Max(1000) int partitions,
        @Min(1) @Max(10) short replication,
        Duration retention,
        Duration deadLetterRetention,
        @Pattern(regexp = "none|gzip|snappy|lz4|zstd") String compression,
        Duration maxBlock,
        Duration deliveryTimeout,
        @Min(1) @Max(10_000) int maxPollRecords,
        @Min(1) @Max(64) int concurrency,
        Duration sessionTimeout,
        Duration backoffInitial,
        Duration backoffMax,
        Duration failuresBorne) {

    public KafkaSettings {
        if (backoffInitial.compareTo(Duration.ZERO) <= 0 || backoffMax.compareTo(backoffInitial) < 0) {
            throw new IllegalArgumentException(
                    "ringway.kafka.backoff-max must be at least backoff-initial, above zero");
        }
        if (sessionTimeout.compareTo(Duration.ofSeconds(6)) < 0) {
            throw new IllegalArgumentException(
                    "ringway.kafka.session-timeout must be at least 6 s: brokers refuse less by default");
        }
        if (backoffMax.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("ringway.kafka.backoff-max must be at most one minute");
        }
        if (deliveryTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("ringway.kafka.delivery-timeout must be at least one second");
        }
    }
}
