package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request about an agent; of what it knows, every field has to have its type. */
record AgentBody(ObjectNode json, List<Map<String, Object>> mistakes) {

    private enum Kind {
        TEXT("string_type", "Input should be a valid string"),
        NUMBER("float_type", "Input should be a valid number"),
        WHOLE("int_type", "Input should be a valid integer"),
        OBJECT("dict_type", "Input should be a valid dictionary"),
        LIST("list_type", "Input should be a valid list");

        private final String type;
        private final String message;

        Kind(String type, String message) {
            this.type = type;
            this.message = message;
        }

        private boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isString();
                case NUMBER -> value.isNumber();
                case WHOLE -> value.isIntegralNumber();
                case OBJECT -> value.isObject();
                case LIST -> value.isArray();
            };
        }
    }

    private static final Map<String, Kind> KINDS = kinds();

    private static final Map<String, Kind> CRITERION =
            Map.of("id", Kind.TEXT, "name", Kind.TEXT, "type", Kind.TEXT, "conversation_goal_prompt", Kind.TEXT);

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("/name", Kind.TEXT);
        kinds.put("/tags", Kind.LIST);
        String config = "/conversation_config";
        kinds.put(config, Kind.OBJECT);
        for (String part : List.of("/agent", "/agent/prompt", "/agent/dynamic_variables", "/tts", "/conversation")) {
            kinds.put(config + part, Kind.OBJECT);
        }
        for (String text : List.of("/prompt/prompt", "/prompt/llm", "/first_message", "/language")) {
            kinds.put(config + "/agent" + text, Kind.TEXT);
        }
        kinds.put(config + "/agent/prompt/temperature", Kind.NUMBER);
        kinds.put(config + "/agent/dynamic_variables/dynamic_variable_placeholders", Kind.OBJECT);
        kinds.put(config + "/tts/voice_id", Kind.TEXT);
        kinds.put(config + "/tts/model_id", Kind.TEXT);
        kinds.put(config + "/tts/stability", Kind.NUMBER);
        kinds.put(config + "/tts/speed", Kind.NUMBER);
        kinds.put(config + "/conversation/max_duration_seconds", Kind.WHOLE);
        String platform = "/platform_settings";
        kinds.put(platform, Kind.OBJECT);
        kinds.put(platform + "/evaluation", Kind.OBJECT);
        kinds.put(platform + "/evaluation/criteria", Kind.LIST);
        kinds.put(platform + "/data_collection", Kind.OBJECT);
        kinds.put(platform + "/call_limits", Kind.OBJECT);
        kinds.put(platform + "/call_limits/agent_concurrency_limit", Kind.WHOLE);
        kinds.put(platform + "/call_limits/daily_limit", Kind.WHOLE);
        return kinds;
    }

    static AgentBody parse(String text) {
        List<Map<String, Object>> mistakes = new ArrayList<>();
        try {
            JsonNode json = ConversationPayload.JSON.readTree(text);
            if (json.isObject()) {
                KINDS.forEach((path, kind) ->
                        check(json.at(path), kind, List.of(path.substring(1).split("/", -1)), mistakes));
                criteria(json.at("/platform_settings/evaluation/criteria"), mistakes);
                return new AgentBody(json.asObject(), mistakes);
            }
            mistakes.add(mistake(List.of(), "model_attributes_type", "Input should be a valid dictionary"));
        } catch (JacksonException malformed) {
            mistakes.add(mistake(List.of(), "json_invalid", "JSON decode error"));
        }
        return new AgentBody(ConversationPayload.JSON.createObjectNode(), mistakes);
    }

    /** With the configuration, without which no agent is created. */
    AgentBody complete() {
        if (!json.has("conversation_config") && mistakes.isEmpty()) {
            mistakes.add(mistake(List.of("conversation_config"), "missing", "Field required"));
        }
        return this;
    }

    /** 422 with every mistake; empty without one. */
    Optional<Response> refusal() {
        return mistakes.isEmpty() ? Optional.empty() : Optional.of(Response.json(422, Map.of("detail", mistakes)));
    }

    private static void criteria(JsonNode list, List<Map<String, Object>> mistakes) {
        for (int index = 0; index < list.size(); index++) {
            JsonNode criterion = list.get(index);
            List<String> place = List.of("platform_settings", "evaluation", "criteria", Integer.toString(index));
            check(criterion, Kind.OBJECT, place, mistakes);
            CRITERION.forEach((name, kind) -> {
                List<String> path = new ArrayList<>(place);
                path.add(name);
                check(criterion.path(name), kind, path, mistakes);
            });
        }
    }

    private static void check(JsonNode value, Kind kind, List<String> path, List<Map<String, Object>> mistakes) {
        if (!value.isMissingNode() && !value.isNull() && !kind.fits(value)) {
            mistakes.add(mistake(path, kind.type, kind.message));
        }
    }

    private static Map<String, Object> mistake(List<String> path, String type, String message) {
        List<Object> place = new ArrayList<>(List.of("body"));
        path.forEach(part -> place.add(part.matches("[0-9]+") ? (Object) Integer.valueOf(part) : part));
        return Map.of("loc", place, "msg", message, "type", type);
    }
}
