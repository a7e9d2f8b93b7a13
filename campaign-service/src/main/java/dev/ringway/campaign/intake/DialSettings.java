package dev.ringway.campaign.intake;

import dev.ringway.campaign.dial.DialLimits;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What every campaign keeps to.
 *
 * @param callsPerNumber to one number within any 24 hours, over all campaigns
 * @param callsPerCallerId from one caller id on one day, over all campaigns
 */
@Validated
@ConfigurationProperties("ringway.campaign.dial")
public record DialSettings(
        @Min(1) int callsPerNumber, @Min(1) int callsPerCallerId) {

    public DialLimits limits() {
        return new DialLimits(callsPerNumber, callsPerCallerId);
    }
}
