package dev.ringway.transcript.web.agents;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.agent.AgentCampaign;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign that uses an agent, as campaign-service last told of it.
 *
 * @param status draft, scheduled, active, paused, completed, stopped
 * @param overrides what it has the agent do otherwise: voiceId, promptOverride, firstMessage, dynamicVariables.&lt;name&gt;
 */
record AgentCampaignView(
        String campaignId,
        String name,
        String status,
        List<String> overrides,
        Optional<Instant> archivedAt,
        Instant updatedAt) {

    static AgentCampaignView of(AgentCampaign campaign, Caller caller) {
        return new AgentCampaignView(
                campaign.campaignId(),
                DataMask.shownTo(caller, campaign.name()),
                campaign.status(),
                campaign.overrides(),
                campaign.archivedAt(),
                campaign.updatedAt());
    }
}
