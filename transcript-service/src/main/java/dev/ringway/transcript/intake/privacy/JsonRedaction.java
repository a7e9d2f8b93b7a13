package dev.ringway.transcript.intake.privacy;

import dev.ringway.starter.security.PlainNumber;
import dev.ringway.transcript.privacy.TextRedaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes personal data out of JSON, also where it lies as text; out of the names of fields too, but for those of collected data. */
final class JsonRedaction {

    /** A name that is there twice makes it text: a tree would know the last of its values only. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final TextRedaction texts;

    JsonRedaction(TextRedaction texts) {
        this.texts = texts;
    }

    /** JSON as text stays JSON; any other text is one. */
    String text(String written) {
        JsonNode read;
        try {
            read = JSON.readTree(written);
        } catch (JacksonException noJson) {
            return texts.of(written);
        }
        if (!read.isContainer()) {
            return texts.of(written);
        }
        JsonNode left = node(read);
        return left.equals(read) ? written : JSON.writeValueAsString(left);
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
        String text = PlainNumber.text(number);
        String left = texts.of(text);
        return left.equals(text) ? number : left;
    }

    private JsonNode node(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode left = JSON.createObjectNode();
                object.properties().forEach(field -> left.set(texts.of(field.getKey()), node(field.getValue())));
                yield left;
            }
            case ArrayNode array -> {
                ArrayNode left = JSON.createArrayNode();
                array.forEach(item -> left.add(node(item)));
                yield left;
            }
            default -> {
                String text =
                        node.isNumber() ? PlainNumber.text(node.numberValue()) : node.isString() ? node.asString() : "";
                String left = texts.of(text);
                yield left.equals(text) ? node : JSON.getNodeFactory().stringNode(left);
            }
        };
    }
}
