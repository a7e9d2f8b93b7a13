package dev.ringway.ingest.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxWritesInFlight requests that may wait for the broker at one time; more are spooled at once */
@Validated
@ConfigurationProperties("ringway.ingest.log")
record WebhookLogSettings(
        @DefaultValue("2000") @Min(1) @Max(100_000) int maxWritesInFlight) {}
