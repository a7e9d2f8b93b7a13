package dev.ringway.events.campaigns;

import dev.ringway.events.EventData;

/**
 * What can happen to a contact in a campaign.
 */
public sealed interface CampaignContactEvent extends EventData permits CampaignContactChanged {}
