package dev.ringway.transcript.intake.privacy;

import dev.ringway.transcript.privacy.TextRedaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes personal data out of JSON, also where it lies as text; out of the names of fields too, but for those of collected data. */
record JsonRedaction(TextRedaction texts, JsonMapper json) {

    /** JSON as text stays JSON; any other text is one. */
    String text(String written) {
        JsonNode read;
        try {
            read = json.readTree(written);
        } catch (JacksonException noJson) {
            return texts.of(written);
        }
        if (!read.isContainer()) {
            return texts.of(written);
        }
        JsonNode left = node(read);
        // Of a name that is there twice the tree knows the last value only.
        boolean clean = left.equals(read) && texts.of(written).equals(written);
        return clean ? written : json.writeValueAsString(left);
    }

    Map<String, Object> fields(Map<String, Object> fields) {
        Map<String, Object> left = new LinkedHashMap<>();
        fields.forEach((name, value) -> left.put(name, value(value)));
        return left;
    }

    private Object value(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> texts.of(text);
            case Number number -> number(number);
            case Map<?, ?> map -> {
                Map<String, Object> left = new LinkedHashMap<>();
                map.forEach((name, inner) -> left.put(texts.of(String.valueOf(name)), value(inner)));
                yield left;
            }
            case List<?> list -> list.stream().map(this::value).toList();
            default -> value;
        };
    }

    private Object number(Number number) {
        String text = number.toString();
        String left = texts.of(text);
        return left.equals(text) ? number : left;
    }

    private JsonNode node(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode left = json.createObjectNode();
                object.properties().forEach(field -> left.set(texts.of(field.getKey()), node(field.getValue())));
                yield left;
            }
            case ArrayNode array -> {
                ArrayNode left = json.createArrayNode();
                array.forEach(item -> left.add(node(item)));
                yield left;
            }
            default -> {
                String text = node.isString() || node.isNumber() ? node.asString() : "";
                String left = texts.of(text);
                yield left.equals(text) ? node : json.getNodeFactory().stringNode(left);
            }
        };
    }
}
