package dev.ringway.campaign.pace;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param accountCallsPerSecond calls that an account may begin; Twilio queues what is above the rate that it allows, so
 *     that such a call rings later than it was decided
 * @param callerIdCallsPerSecond calls that may begin from one number, over all campaigns
 * @param ahead how long before its time a turn of the account may be given away. Campaigns that wait have their turns in
 *     the order in which they asked for them, as long as the account's next free one is within it.
 * @param longestRest that an answer of the provider may impose on an account
 */
@Validated
@ConfigurationProperties("ringway.campaign.pace")
public record PaceSettings(
        @NotNull @DecimalMin("0.001") BigDecimal accountCallsPerSecond,

        @NotNull @DecimalMin("0.001") BigDecimal callerIdCallsPerSecond,

        @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 1)
        Duration ahead,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration longestRest) {}
