package dev.ringway.campaign.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who speaks on a campaign's calls: an agent of ElevenLabs, and what differs from how it is set up there.
 *
 * @param phoneNumberId ElevenLabs' id of the number from which it places the calls itself; empty: Twilio is asked for the
 *     calls, and connects them with the agent
 * @param dynamicVariables texts, numbers, truth values that every conversation is begun with
 */
public record AgentSettings(
        Optional<String> agentId,
        Optional<String> voiceId,
        Optional<String> promptOverride,
        Optional<String> firstMessage,
        Optional<String> phoneNumberId,
        Map<String, Object> dynamicVariables) {

    public static final AgentSettings NONE = new AgentSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** How many dynamic variables there are at most. */
    public static final int MOST = 50;

    public AgentSettings {
        dynamicVariables = Collections.unmodifiableMap(new LinkedHashMap<>(dynamicVariables));
    }
}
