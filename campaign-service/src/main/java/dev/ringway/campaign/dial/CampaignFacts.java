package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a campaign when it is decided whether to call one of its contacts.
 *
 * @param status who asks ahead of a start asks with active, as of the time of the start
 * @param startDate included
 * @param endDate excluded
 * @param rulesEdited its hours or the consent that it demands were changed, or fewer attempts allowed, since it began, and may
 *     be changed back: what they refuse is then no contact's end
 */
public record CampaignFacts(
        CampaignStatus status,
        Optional<Instant> startDate,
        Optional<Instant> endDate,
        CampaignConfig config,
        boolean rulesEdited) {}
