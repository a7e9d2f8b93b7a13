package dev.ringway.events.campaigns;

import java.util.Map;
import java.util.Optional;

/**
 * How the agent speaks on a campaign's calls, where that differs from how it is set up at ElevenLabs.
 *
 * @param promptOverride in the place of its prompt
 * @param firstMessage what it says first
 * @param dynamicVariables texts, numbers, truth values that every conversation is begun with
 */
public record AgentSettings(
        Optional<String> voiceId,
        Optional<String> promptOverride,
        Optional<String> firstMessage,
        Map<String, Object> dynamicVariables) {

    public AgentSettings {
        dynamicVariables = dynamicVariables == null ? Map.of() : Map.copyOf(dynamicVariables);
    }
}
