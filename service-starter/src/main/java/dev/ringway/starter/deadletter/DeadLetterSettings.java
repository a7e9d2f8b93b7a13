package dev.ringway.starter.deadletter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param replays whether this service's listeners read replays; false where a listener's position lies elsewhere than in
 *     Kafka
 * @param oldestReplay an event that was received longer ago is replayed only by force
 * @param scanned records that one question may look at; an answer that needs more has a cursor to go on
 * @param countEvery how often the open ones are counted for the metrics
 */
@Validated
@ConfigurationProperties("ringway.dead-letters")
record DeadLetterSettings(
        boolean replays,
        Duration oldestReplay,
        @Min(200) @Max(1_000_000) int scanned,
        Duration countEvery) {}
