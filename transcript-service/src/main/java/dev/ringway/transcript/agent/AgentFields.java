package dev.ringway.transcript.agent;

import java.util.List;

/**
 * What people say of an agent.
 *
 * @param phoneNumbers E.164: the numbers whose inbound calls it takes; ours alone, ElevenLabs is not told
 * @param active false where it takes no new calls; ours alone
 */
public record AgentFields(AgentConfig config, List<String> phoneNumbers, boolean active) {

    public AgentFields {
        phoneNumbers = List.copyOf(phoneNumbers);
    }

    AgentFields with(AgentConfig other) {
        return new AgentFields(other, phoneNumbers, active);
    }
}
