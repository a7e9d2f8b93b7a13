package dev.ringway.ingest.voice;

import dev.ringway.ingest.directory.Agent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent is told of a call: every variable that it defines, since a call fails for a missing one, with what is
 * known in the place of its default.
 */
public final class DynamicVariables {

    /** ElevenLabs fills these in itself, and refuses them from others. */
    private static final String RESERVED = "system__";

    private final Map<String, String> known = new LinkedHashMap<>();

    public DynamicVariables with(String name, Optional<String> value) {
        value.ifPresent(text -> known.put(name, text));
        return this;
    }

    /** What somebody has said for all calls of a kind; what is known of the call itself counts more. */
    public DynamicVariables withAll(Map<String, String> others) {
        others.forEach(known::putIfAbsent);
        return this;
    }

    /** @param agent empty where nothing is known of it; it then gets what is known of the call */
    public Map<String, String> of(Optional<Agent> agent) {
        Map<String, String> variables = new LinkedHashMap<>();
        agent.ifPresent(one -> variables.putAll(one.dynamicVariables()));
        variables.putAll(known);
        variables.keySet().removeIf(name -> name.startsWith(RESERVED));
        return variables;
    }
}
