package dev.ringway.callstore.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long recordings are kept.
 *
 * @param kept after this, their media is deleted at Twilio; zero: for ever
 * @param interval between two runs
 * @param perRun deletions in one run at most; the next one goes on
 */
@Validated
@ConfigurationProperties("ringway.call-store.retention")
public record RetentionSettings(
        Duration kept,
        Duration interval,
        @Min(1) @Max(100_000) int perRun) {}
