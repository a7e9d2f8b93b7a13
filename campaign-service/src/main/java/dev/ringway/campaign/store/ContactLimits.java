package dev.ringway.campaign.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a contact is kept.
 *
 * @param formerNumbers of its corrections, by which who opts out is still meant
 */
@Validated
@ConfigurationProperties("ringway.campaign.contacts.limits")
public record ContactLimits(@DefaultValue("20") @Min(1) @Max(1_000) int formerNumbers) {}
