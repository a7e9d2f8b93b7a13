package dev.ringway.events.agents;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of an ElevenLabs agent of ours, as far as others need it, after a change. Consumers keep the highest
 * {@code version} they have seen of an {@code agentId} and ignore an older one.
 *
 * @param phoneNumbers E.164: the numbers whose inbound calls the agent takes
 * @param dynamicVariables every variable that the agent defines, with its default text
 * @param active false where it takes no new calls
 */
@EventName("dev.ringway.agent.changed.v1")
public record AgentChanged(
        String agentId,
        long version,
        Optional<String> name,
        Optional<String> voiceId,
        Optional<String> language,
        boolean active,
        List<String> phoneNumbers,
        Map<String, String> dynamicVariables,
        Instant createdAt,
        Instant updatedAt)
        implements AgentEvent {

    public AgentChanged {
        Required.text(agentId, "agentId");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
        phoneNumbers = phoneNumbers == null ? List.of() : List.copyOf(phoneNumbers);
        dynamicVariables = dynamicVariables == null ? Map.of() : dynamicVariables;
    }

    @Override
    public String entityId() {
        return agentId;
    }
}
