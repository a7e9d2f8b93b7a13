package dev.ringway.ingest.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxWritesInFlight requests that may wait for the broker at one time; more are spooled at once
 * @param patience one that has waited longer for earlier ones of its key is spooled: the time of its sender is short
 */
@Validated
@ConfigurationProperties("ringway.ingest.log")
record WebhookLogSettings(
        @DefaultValue("2000") @Min(1) @Max(100_000) int maxWritesInFlight,

        @DefaultValue("2s") @DurationMin(millis = 1) @DurationMax(seconds = 10)
        Duration patience) {}
