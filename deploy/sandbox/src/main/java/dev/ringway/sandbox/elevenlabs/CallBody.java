package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Response;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The body of a request about a call, checked as the vendor's schema has it. */
record CallBody(JsonNode json) {

    /** A field that does not fit: answered 422. */
    static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;
        private final String type;

        InvalidException(String field, String type, String message) {
            super(message);
            this.field = field;
            this.type = type;
        }

        Response response() {
            return ApiError.FIELDS.of(422, type, String.valueOf(getMessage()), field);
        }
    }

    static CallBody parse(String text) throws InvalidException {
        try {
            JsonNode json = ConversationPayload.JSON.readTree(text);
            if (!json.isObject()) {
                throw new InvalidException("body", "model_attributes_type", "Input should be a valid dictionary");
            }
            return new CallBody(json);
        } catch (JacksonException malformed) {
            throw new InvalidException("body", "json_invalid", "JSON decode error");
        }
    }

    String required(String name) throws InvalidException {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            throw new InvalidException(name, "missing", "Field required");
        }
        if (!value.isString()) {
            throw new InvalidException(name, "string_type", "Input should be a valid string");
        }
        return value.asString();
    }

    String direction() throws InvalidException {
        String direction = json.path("direction").isMissingNode() ? "inbound" : required("direction");
        if (!Set.of("inbound", "outbound").contains(direction)) {
            throw new InvalidException("direction", "enum", "Input should be 'inbound' or 'outbound'");
        }
        return direction;
    }

    /** As JSON text; each dynamic variable is a text, a number or a boolean. */
    String clientData() throws InvalidException {
        String name = "conversation_initiation_client_data";
        JsonNode data = json.path(name);
        if (data.isMissingNode() || data.isNull()) {
            return "{}";
        }
        if (!data.isObject()) {
            throw new InvalidException(name, "model_attributes_type", "Input should be a valid dictionary");
        }
        JsonNode variables = data.path("dynamic_variables");
        boolean present = !variables.isMissingNode() && !variables.isNull();
        if (present && !variables.isObject()) {
            throw new InvalidException("dynamic_variables", "dict_type", "Input should be a valid dictionary");
        }
        Optional<String> wrong = variables.propertyNames().stream()
                .filter(variable -> variables.get(variable).isContainer())
                .findFirst();
        if (wrong.isPresent()) {
            throw new InvalidException(wrong.get(), "string_type", "Input should be a valid string");
        }
        return data.toString();
    }
}
