package dev.ringway.ingest.elevenlabs;

import java.util.List;
import java.util.Optional;

/**
 * Whether an agent is ours: webhooks come for all agents of a workspace. Losing is worse than keeping: as long as nobody
 * names any agent, or somebody may not know all, all are taken for ours.
 */
public final class AgentOwnership {

    private final List<OurAgents> known;
    private final Optional<String> defaultAgent;

    /** @param defaultAgent takes calls of ours, so it is ours whoever else is named */
    public AgentOwnership(List<OurAgents> known, Optional<String> defaultAgent) {
        this.known = List.copyOf(known);
        this.defaultAgent = defaultAgent;
    }

    /** @param agentId what names no agent is taken for ours too */
    public boolean includes(Optional<String> agentId) {
        return agentId.isEmpty()
                || agentId.equals(defaultAgent)
                || known.stream().anyMatch(some -> some.includes(agentId.get()))
                || known.stream().allMatch(some -> some.ids().isEmpty())
                || !known.stream().allMatch(OurAgents::areAll);
    }
}
