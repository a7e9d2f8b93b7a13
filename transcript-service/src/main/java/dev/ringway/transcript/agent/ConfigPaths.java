package dev.ringway.transcript.agent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A configuration as single values by their paths, e.g. {@code voice.speed} or {@code dataCollection.day.type}. */
public final class ConfigPaths {

    public static final String TAGS = "tags";
    public static final String VARIABLES = "dynamicVariables.";
    public static final String CRITERIA = "evaluationCriteria.";
    public static final String DATA = "dataCollection.";

    private ConfigPaths() {}

    public static Map<String, Object> of(AgentConfig config) {
        Map<String, Object> values = new TreeMap<>();
        values.put("name", config.name());
        conduct(values, config.conduct());
        voice(values, config.voice());
        put(values, "maxDuration", config.maxDuration());
        put(values, "callLimits.concurrent", config.callLimits().concurrent());
        put(values, "callLimits.daily", config.callLimits().daily());
        values.put(TAGS, config.tags());
        config.dynamicVariables().forEach((name, value) -> values.put(VARIABLES + name, plain(value)));
        config.criteria().forEach(criterion -> {
            values.put(CRITERIA + criterion.id() + ".name", criterion.name());
            values.put(CRITERIA + criterion.id() + ".goalPrompt", criterion.goalPrompt());
        });
        config.dataCollection().forEach((key, item) -> {
            values.put(DATA + key + ".type", item.type());
            put(values, DATA + key + ".description", item.description());
            values.put(DATA + key + ".enum", item.values());
        });
        return values;
    }

    /** Everything about which the two differ, ours alone as well. */
    public static List<String> changed(AgentFields before, AgentFields after) {
        Map<String, Object> old = of(before.config());
        Map<String, Object> now = of(after.config());
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> Objects.equals(old.get(path), now.get(path)));
        if (!before.phoneNumbers().equals(after.phoneNumbers())) {
            paths.add("phoneNumbers");
        }
        if (before.active() != after.active()) {
            paths.add("active");
        }
        return List.copyOf(paths);
    }

    /** Whether a value that is not there means that there is to be none; else it means that ElevenLabs decides. */
    static boolean isWhole(String path) {
        return path.equals(TAGS) || path.startsWith(VARIABLES) || path.startsWith(CRITERIA) || path.startsWith(DATA);
    }

    private static void conduct(Map<String, Object> values, Conduct conduct) {
        put(values, "prompt", conduct.prompt());
        put(values, "llm", conduct.llm());
        put(values, "temperature", conduct.temperature());
        put(values, "firstMessage", conduct.firstMessage());
        put(values, "language", conduct.language());
    }

    private static void voice(Map<String, Object> values, Voice voice) {
        put(values, "voice.voiceId", voice.voiceId());
        put(values, "voice.modelId", voice.modelId());
        put(values, "voice.stability", voice.stability());
        put(values, "voice.speed", voice.speed());
    }

    private static void put(Map<String, Object> values, String path, Optional<?> value) {
        value.ifPresent(known -> values.put(path, known));
    }

    /** 1, 1.0 and 1e0 are the same. */
    private static Object plain(Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
