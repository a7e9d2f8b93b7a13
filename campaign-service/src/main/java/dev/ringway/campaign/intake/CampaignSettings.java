package dev.ringway.campaign.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are run.
 *
 * @param timesInterval how often it is looked for campaigns that are to start or to end
 * @param completesAfter how long after the end of its last attempt a campaign is completed, so that what is learnt of a call after
 *     its end is followed
 * @param statsInterval how often the figures that lie with campaigns are brought up to date
 * @param contactBatch contacts that are added or removed in one transaction
 * @param contactsPerRequest contacts that one request adds or removes; the next one goes on
 * @param contactsTime after which a request begins no further batch; the next one goes on
 */
@Validated
@ConfigurationProperties("ringway.campaign.campaigns")
public record CampaignSettings(
        @DefaultValue("1s") @DurationMin(millis = 100) Duration timesInterval,
        @DefaultValue("5m") @DurationMin(millis = 0) Duration completesAfter,
        @DefaultValue("2s") @DurationMin(millis = 100) Duration statsInterval,
        @DefaultValue("200") @Min(1) @Max(1_000) int contactBatch,
        @DefaultValue("10000") @Min(1) int contactsPerRequest,
        @DefaultValue("15s") @DurationMin(seconds = 1) Duration contactsTime) {}
