package dev.ringway.transcript.web.agents;

import dev.ringway.transcript.agent.AgentCreation;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a wish for an agent.
 *
 * @param state pending: ElevenLabs has not confirmed it, and it is being found out; done; failed
 * @param agentId once it is done
 * @param lastError why there is no agent
 */
record AgentCreationView(
        String id,
        String state,
        Optional<String> agentId,
        Optional<String> lastError,
        Instant createdAt,
        Instant updatedAt) {

    static AgentCreationView of(AgentCreation creation) {
        return new AgentCreationView(
                creation.id(),
                creation.state().text(),
                creation.agentId(),
                creation.lastError(),
                creation.createdAt(),
                creation.updatedAt());
    }
}
