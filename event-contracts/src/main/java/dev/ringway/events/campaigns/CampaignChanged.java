package dev.ringway.events.campaigns;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a campaign stands after a change. Consumers keep the highest {@code version} they have seen of a
 * {@code campaignId} and ignore an older one. The rules under which it calls do not travel: who needs them asks
 * campaign-service.
 *
 * @param status draft, scheduled, active, paused, completed, stopped
 * @param statusReason why it is where it is, as a person or the system gave it
 * @param hangUp whether it was stopped with its live calls
 * @param startDate when it starts by itself, where it is scheduled
 * @param endDate when it ends, whatever is left
 * @param agentId ElevenLabs' agent that speaks
 * @param agentSettings what differs from how the agent is set up at ElevenLabs; empty where nothing does
 * @param sheetLinkId the sheet that it is kept in step with
 * @param stats of some seconds ago at most
 */
@EventName("dev.ringway.campaign.changed.v1")
public record CampaignChanged(
        String campaignId,
        long version,
        String name,
        String status,
        Optional<String> statusReason,
        boolean hangUp,
        Optional<Instant> startDate,
        Optional<Instant> endDate,
        Optional<String> agentId,
        Optional<AgentSettings> agentSettings,
        Optional<String> sheetLinkId,
        CampaignStats stats,
        Optional<Instant> archivedAt,
        Instant createdAt,
        Instant updatedAt)
        implements CampaignEvent {

    public CampaignChanged {
        Required.text(campaignId, "campaignId");
        Required.text(name, "name");
        Required.text(status, "status");
        Required.value(stats, "stats");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
    }

    @Override
    public String entityId() {
        return campaignId;
    }
}
