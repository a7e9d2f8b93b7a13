package dev.ringway.campaign.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a contact is kept, and changed at a time.
 *
 * @param formerNumbers of its corrections, by which who opts out is still meant
 * @param mergeCampaigns that contacts may be in that become one: all of it is one transaction
 */
@Validated
@ConfigurationProperties("ringway.campaign.contacts.limits")
public record ContactLimits(
        @DefaultValue("20") @Min(1) @Max(1_000) int formerNumbers,
        @DefaultValue("200") @Min(1) @Max(1_000) int mergeCampaigns) {}
