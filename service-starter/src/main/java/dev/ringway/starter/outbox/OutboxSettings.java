package dev.ringway.starter.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How changes are published.
 *
 * @param leaseTime after a leader died, another instance takes over in at most a quarter more than this
 * @param await how long MongoDB holds an answer back while nothing changes; a change is answered at once
 * @param batchSize the most changes in one Kafka transaction
 * @param kafkaTimeout how long Kafka may take for one step of a transaction
 * @param transactionTimeout after which the broker gives up a transaction that nobody ends
 * @param backoffInitial the first pause after a failure; doubled with each further one
 */
@Validated
@ConfigurationProperties("ringway.outbox")
record OutboxSettings(
        Duration leaseTime,
        Duration await,
        @Min(1) @Max(10_000) int batchSize,
        Duration kafkaTimeout,
        Duration transactionTimeout,
        Duration backoffInitial,
        Duration backoffMax) {

    OutboxSettings {
        if (await.multipliedBy(2).compareTo(leaseTime) > 0) {
            throw new IllegalArgumentException(
                    "ringway.outbox.await must be at most half of ringway.outbox.lease-time");
        }
        if (backoffInitial.isNegative() || backoffInitial.isZero() || backoffMax.compareTo(backoffInitial) < 0) {
            throw new IllegalArgumentException(
                    "ringway.outbox.backoff-max must be at least backoff-initial, above zero");
        }
    }

    /** How often an instance that does not lead asks whether it may. */
    Duration retryTime() {
        return leaseTime.dividedBy(4);
    }
}
