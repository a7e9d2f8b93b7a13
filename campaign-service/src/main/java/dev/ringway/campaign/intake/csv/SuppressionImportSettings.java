package dev.ringway.campaign.intake.csv;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files of numbers that are not to be called are imported.
 *
 * @param maxSize of a file
 * @param batch numbers that are written together
 * @param atOneTime files that are worked off at one time, on each instance
 */
@Validated
@ConfigurationProperties("ringway.campaign.suppressions.import")
public record SuppressionImportSettings(
        @DefaultValue("20MB") DataSize maxSize,
        @DefaultValue("500") @Min(1) @Max(1_000) int batch,
        @DefaultValue("4") @Min(1) int atOneTime) {}
