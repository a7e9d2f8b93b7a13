package dev.ringway.callstore.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are taken in.
 *
 * @param callEventsKeptSeconds how long a report is kept, and how long one waits for its call
 * @param expiredReportsTaken whether reports that are older than that are taken all the same
 * @param nameSpreadInterval how often names that many calls repeat are looked after
 * @param pendingSweepInterval how often all that waits is looked through
 * @param conversationsPerBatch reports of ElevenLabs that are in memory at a time
 */
@Validated
@ConfigurationProperties("ringway.call-store")
record IntakeSettings(
        @Min(1) long callEventsKeptSeconds,
        boolean expiredReportsTaken,
        Duration nameSpreadInterval,
        Duration pendingSweepInterval,
        @Min(1) @Max(500) int conversationsPerBatch) {

    Duration eventsKept() {
        return Duration.ofSeconds(callEventsKeptSeconds);
    }
}
