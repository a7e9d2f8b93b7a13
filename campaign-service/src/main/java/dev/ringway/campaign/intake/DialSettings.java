package dev.ringway.campaign.intake;

import dev.ringway.campaign.dial.DialLimits;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What every campaign keeps to.
 *
 * @param callsPerNumber to one number within any 24 hours, over all campaigns
 * @param callsPerCallerId from one caller id on one day, over all campaigns
 * @param undialableFor how long a number is not called of which a network has said that there is none, by SIP 404, 410, 484 or
 *     604; zero: that is not remembered
 * @param pricePerMinute what a call may cost a minute, in the account's currency; 0: not known, and no call is cut off
 * @param publicBaseUrl the origin of the webhooks, which Twilio calls: scheme, host and maybe port
 */
@Validated
@ConfigurationProperties("ringway.campaign.dial")
public record DialSettings(
        @Min(1) int callsPerNumber,
        @Min(1) int callsPerCallerId,
        @NotNull @DurationMin(seconds = 0) Duration undialableFor,
        @NotNull @DecimalMin("0") BigDecimal pricePerMinute,

        @NotNull
        @Pattern(
                regexp = "https?://[^/?#\\s]+",
                message =
                        "PUBLIC_BASE_URL must be set to an http or https URL without a path, e.g. https://calls.example.com")
        String publicBaseUrl) {

    public DialLimits limits() {
        return new DialLimits(callsPerNumber, callsPerCallerId, undialableFor, pricePerMinute);
    }
}
