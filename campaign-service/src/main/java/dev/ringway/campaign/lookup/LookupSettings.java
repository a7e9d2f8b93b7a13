package dev.ringway.campaign.lookup;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much work a question may make.
 *
 * @param timeLimit for one query of a list, at the database
 * @param countTimeLimit for a count; what was counted until then is forgotten
 * @param countLimit how far {@code count=exact} counts
 * @param quickCountLimit how far {@code count=estimated} counts where there are filters
 */
@Validated
@ConfigurationProperties("ringway.campaign.lookup")
public record LookupSettings(
        Duration timeLimit,
        Duration countTimeLimit,
        @Min(1) int countLimit,
        @Min(1) int quickCountLimit) {}
