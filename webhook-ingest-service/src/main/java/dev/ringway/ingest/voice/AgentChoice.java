package dev.ringway.ingest.voice;

import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.directory.Agent;
import dev.ringway.ingest.directory.Agents;
import java.util.Optional;

/** Who takes a call. */
sealed interface AgentChoice {

    /** @param agent empty where this instance knows nothing of it: ElevenLabs will say whether it exists */
    record Chosen(String agentId, Optional<Agent> agent) implements AgentChoice {}

    record Nobody(String reason) implements AgentChoice {}

    /**
     * The agent that the called URL names, else for an inbound call the one that takes the called number's calls, else
     * the one that takes all others. One that takes no new calls is not chosen.
     */
    static AgentChoice of(VoiceRequested call, Agents agents, Optional<String> defaultAgent) {
        Optional<String> agentId = call.agentId()
                .or(() -> Caller.isInbound(call)
                        ? call.to().flatMap(agents::answering).map(Agent::agentId)
                        : Optional.empty())
                .or(() -> defaultAgent);
        if (agentId.isEmpty()) {
            return new Nobody("agent-unknown");
        }
        Optional<Agent> agent = agentId.flatMap(agents::byId);
        return agent.isPresent() && !agent.get().active()
                ? new Nobody("agent-inactive")
                : new Chosen(agentId.get(), agent);
    }
}
