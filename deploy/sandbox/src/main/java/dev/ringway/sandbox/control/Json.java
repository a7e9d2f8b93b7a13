package dev.ringway.sandbox.control;

import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders as JSON: a field that is not known is an error, one that is left out is 0 or absent. */
final class Json {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Json() {}

    /** @param json well-formed */
    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    static <T> T read(Request request, Class<T> type) {
        try {
            return JSON.readValue(request.body(), type);
        } catch (JacksonException malformed) {
            throw Refusal.malformed("The JSON body does not fit: " + malformed.getOriginalMessage());
        }
    }
}
