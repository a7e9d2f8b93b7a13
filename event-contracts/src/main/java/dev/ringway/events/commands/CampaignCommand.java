package dev.ringway.events.commands;

import dev.ringway.events.EventData;

/**
 * What campaign-service can be asked for.
 */
public sealed interface CampaignCommand extends EventData permits OptOutRequested {}
