package dev.ringway.campaign.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How contacts are taken in.
 *
 * @param defaultRegion of telephone numbers without a country, ISO 3166 of two letters
 * @param bulkBatch contacts that a bulk change writes at a time
 * @param bulkPerRequest contacts that one request changes; the next one goes on
 * @param bulkTime after which a request begins no further batch; the next one goes on
 */
@Validated
@ConfigurationProperties("ringway.campaign.contacts")
public record ContactSettings(
        @Pattern(regexp = "[A-Z]{2}") String defaultRegion,
        @Min(1) @Max(1_000) int bulkBatch,
        @Min(1) int bulkPerRequest,
        @DefaultValue("15s") @DurationMin(seconds = 1) Duration bulkTime) {}
