package dev.ringway.transcript.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A campaign on whose calls an agent speaks, as campaign-service last told of it.
 *
 * @param version the campaign's
 * @param agentId empty where it has none
 * @param overrides what the campaign has the agent do otherwise: voiceId, promptOverride, firstMessage, and
 *     {@code dynamicVariables.<name>} for each variable that it sets
 */
public record AgentCampaign(
        String campaignId,
        long version,
        Optional<String> agentId,
        String name,
        String status,
        List<String> overrides,
        Optional<Instant> archivedAt,
        Instant updatedAt) {

    private static final Set<String> UNDER_WAY = Set.of("scheduled", "active", "paused");

    public AgentCampaign {
        overrides = List.copyOf(overrides);
    }

    /** Of campaigns on which an agent is still to speak. */
    public static Set<String> statusesUnderWay() {
        return UNDER_WAY;
    }
}
