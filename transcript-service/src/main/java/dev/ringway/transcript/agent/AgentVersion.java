package dev.ringway.transcript.agent;

import java.time.Instant;
import java.util.List;

/**
 * An agent's fields as they were from a version on.
 *
 * @param version the agent's
 * @param by the subject of who did it
 * @param changed the paths at which it differs from the version kept before it
 */
public record AgentVersion(
        String agentId,
        long version,
        AgentAction action,
        String by,
        Instant at,
        List<String> changed,
        AgentFields fields) {

    public AgentVersion {
        changed = List.copyOf(changed);
    }

    public static AgentVersion first(Agent agent, AgentAction action, String by) {
        return new AgentVersion(agent.id(), agent.version(), action, by, agent.updatedAt(), List.of(), agent.fields());
    }

    public static AgentVersion next(Agent before, Agent after, AgentAction action, String by) {
        return new AgentVersion(
                after.id(),
                after.version(),
                action,
                by,
                after.updatedAt(),
                ConfigPaths.changed(before.fields(), after.fields()),
                after.fields());
    }
}
