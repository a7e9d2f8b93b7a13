package dev.ringway.transcript.web.agents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ringway.starter.security.Caller;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.Sync;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent as somebody may see it. What is not known is left out.
 *
 * @param id ElevenLabs' own
 */
record AgentView(
        String id,
        long version,
        @JsonUnwrapped AgentDraft fields,
        Standing sync,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * How it stands with ElevenLabs.
     *
     * @param state in-step, changed-here, changed-there, both, gone: as it was when it was last looked at
     * @param pulledAt when it was last taken over from there
     * @param pushedAt when it was last written there
     * @param lastError why that went wrong, as long as it has not gone right since
     */
    record Standing(String state, Optional<Instant> pulledAt, Optional<Instant> pushedAt, Optional<String> lastError) {

        static Standing of(Sync sync) {
            return new Standing(sync.state().text(), sync.pulledAt(), sync.pushedAt(), sync.lastError());
        }
    }

    static AgentView of(Agent agent, Caller caller) {
        return new AgentView(
                agent.id(),
                agent.version(),
                AgentDraft.shownTo(caller, agent.fields()),
                Standing.of(agent.sync()),
                agent.createdAt(),
                agent.updatedAt());
    }
}
