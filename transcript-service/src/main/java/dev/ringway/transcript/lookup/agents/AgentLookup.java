package dev.ringway.transcript.lookup.agents;

import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentCampaign;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.agent.AgentFilter;
import dev.ringway.transcript.agent.AgentPosition;
import dev.ringway.transcript.agent.AgentVersion;
import dev.ringway.transcript.store.agents.AgentCampaigns;
import dev.ringway.transcript.store.agents.AgentCreations;
import dev.ringway.transcript.store.agents.AgentQueries;
import dev.ringway.transcript.store.agents.AgentRepository;
import dev.ringway.transcript.store.agents.AgentVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads agents and what belongs to them. Of a page, one more than is shown tells whether there is a next one. Blocks. */
@Component
public final class AgentLookup {

    private final AgentRepository agents;
    private final AgentQueries queries;
    private final AgentVersions versions;
    private final AgentCreations creations;
    private final AgentCampaigns campaigns;
    private final Duration timeLimit;

    AgentLookup(
            AgentRepository agents,
            AgentQueries queries,
            AgentVersions versions,
            AgentCreations creations,
            AgentCampaigns campaigns,
            @Value("${ringway.transcript.agents.list-time-limit}") Duration timeLimit) {
        this.agents = agents;
        this.queries = queries;
        this.versions = versions;
        this.creations = creations;
        this.campaigns = campaigns;
        this.timeLimit = timeLimit;
    }

    /** ElevenLabs' own JSON, as it was then. */
    public record Provider(Optional<String> json, int size, Instant at) {}

    public Optional<Agent> find(String id) {
        return agents.find(id);
    }

    public Optional<Provider> provider(String id) {
        return agents.providerCopy(id).map(copy -> new Provider(copy.json(), copy.size(), copy.at()));
    }

    public List<Agent> page(AgentFilter filter, Optional<AgentPosition> after, int limit) {
        return queries.list(filter, after, limit, timeLimit);
    }

    /** The newest first; also of an agent that was deleted. */
    public List<AgentVersion> versions(String id, Optional<Long> before, int limit) {
        return versions.page(id, before, limit);
    }

    public Optional<AgentVersion> version(String id, long version) {
        return versions.find(id, version);
    }

    public Optional<AgentCreation> creation(String id) {
        return creations.find(id);
    }

    public List<AgentCampaign> campaigns(String id, Optional<String> after, int limit) {
        return campaigns.page(id, after, limit);
    }
}
