package dev.ringway.events.campaigns;

import dev.ringway.events.EventData;

/**
 * What can happen to a campaign.
 */
public sealed interface CampaignEvent extends EventData permits CampaignChanged {}
