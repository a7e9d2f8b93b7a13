package dev.ringway.transcript.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of an agent what both sides know: we keep it, ElevenLabs goes by it. Whatever else ElevenLabs has of an agent is its own
 * and is never written.
 *
 * @param dynamicVariables every variable that the agent defines, with its default: text, number, true or false
 * @param maxDuration seconds that a conversation may last; empty: left to ElevenLabs
 * @param dataCollection by key
 */
public record AgentConfig(
        String name,
        Conduct conduct,
        Map<String, Object> dynamicVariables,
        Voice voice,
        Optional<Integer> maxDuration,
        List<Criterion> criteria,
        Map<String, DataItem> dataCollection,
        CallLimits callLimits,
        List<String> tags) {

    public AgentConfig {
        dynamicVariables = Collections.unmodifiableMap(new LinkedHashMap<>(dynamicVariables));
        criteria = List.copyOf(criteria);
        dataCollection = Collections.unmodifiableMap(new LinkedHashMap<>(dataCollection));
        tags = List.copyOf(tags);
    }
}
