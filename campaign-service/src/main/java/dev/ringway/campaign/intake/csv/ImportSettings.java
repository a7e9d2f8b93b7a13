package dev.ringway.campaign.intake.csv;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files of contacts are imported.
 *
 * @param maxSize of a file
 * @param stall how long a client that sends a file may send nothing
 * @param longestRow characters of a row, its quotes and delimiters too
 * @param batch rows that are written together
 * @param leftOver how soon an import goes on whose instance has died
 * @param keptSeconds how long an import, its refused rows and its file are kept
 * @param retentionInterval how often it is looked for what is older
 */
@Validated
@ConfigurationProperties("ringway.campaign.imports")
public record ImportSettings(
        @DefaultValue("200MB") DataSize maxSize,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration stall,
        @DefaultValue("65536") @Min(1_000) @Max(4 << 20) int longestRow,
        @DefaultValue("500") @Min(1) @Max(1_000) int batch,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration leftOver,
        @DefaultValue("2592000") @Min(60) long keptSeconds,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration retentionInterval) {}
