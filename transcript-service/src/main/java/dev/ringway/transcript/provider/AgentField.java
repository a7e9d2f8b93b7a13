package dev.ringway.transcript.provider;

import java.util.Arrays;
import java.util.Optional;

/** Where ElevenLabs keeps the single values that are ours, too. */
enum AgentField {
    NAME("name", "name"),
    PROMPT("prompt", "conversation_config/agent/prompt/prompt"),
    LLM("llm", "conversation_config/agent/prompt/llm"),
    TEMPERATURE("temperature", "conversation_config/agent/prompt/temperature"),
    FIRST_MESSAGE("firstMessage", "conversation_config/agent/first_message"),
    LANGUAGE("language", "conversation_config/agent/language"),
    VOICE_ID("voice.voiceId", "conversation_config/tts/voice_id"),
    MODEL_ID("voice.modelId", "conversation_config/tts/model_id"),
    STABILITY("voice.stability", "conversation_config/tts/stability"),
    SPEED("voice.speed", "conversation_config/tts/speed"),
    MAX_DURATION("maxDuration", "conversation_config/conversation/max_duration_seconds"),
    CONCURRENT("callLimits.concurrent", "platform_settings/call_limits/agent_concurrency_limit"),
    DAILY("callLimits.daily", "platform_settings/call_limits/daily_limit");

    static final String VARIABLES = "conversation_config/agent/dynamic_variables/dynamic_variable_placeholders";
    static final String CRITERIA = "platform_settings/evaluation/criteria";
    static final String DATA = "platform_settings/data_collection";
    static final String TAGS = "tags";

    private final String path;
    private final String place;

    AgentField(String path, String place) {
        this.path = path;
        this.place = place;
    }

    /** In our words. */
    String path() {
        return path;
    }

    /** In ElevenLabs' words, parted by {@code /}. */
    String place() {
        return place;
    }

    /** Our name of what ElevenLabs finds fault with; its own where it is nothing of ours. */
    static String named(String place) {
        return Arrays.stream(values())
                .filter(field -> field.place.equals(place))
                .map(AgentField::path)
                .findFirst()
                .or(() -> Optional.of(place)
                        .filter(whole -> under(whole, CRITERIA))
                        .map(_ -> "evaluationCriteria"))
                .or(() -> Optional.of(place).filter(whole -> under(whole, DATA)).map(_ -> "dataCollection"))
                .or(() -> Optional.of(place)
                        .filter(whole -> under(whole, VARIABLES))
                        .map(_ -> "dynamicVariables"))
                .orElse(place);
    }

    private static boolean under(String place, String part) {
        return place.equals(part) || place.startsWith(part + "/");
    }
}
