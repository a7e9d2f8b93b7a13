package dev.ringway.transcript.intake.privacy;

import dev.ringway.starter.security.PlainNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of the texts and numbers of JSON what is not to be in them, also where JSON lies as text in it: what its escapes
 * stand for is a character, and not the letter that a text ends with for whoever reads it as it is written. Out of the names
 * of fields too, but for those of collected data.
 */
public final class JsonRedaction {

    /** A name that is there twice, or something behind it, makes it text: a tree would not know all of it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Any other is a number or a word, which is a text as well as it is JSON. */
    private static final Pattern MAY_BE_JSON = Pattern.compile("\\s*[{\\[\"]");

    private final UnaryOperator<String> texts;
    private final Predicate<String> telling;
    private final UnaryOperator<String> told;

    /** @param texts what is left of a text */
    public JsonRedaction(UnaryOperator<String> texts) {
        this(texts, name -> false, texts);
    }

    /**
     * @param telling names of fields that say what their values are, whatever these look like
     * @param told what is left of such a value
     */
    public JsonRedaction(UnaryOperator<String> texts, Predicate<String> telling, UnaryOperator<String> told) {
        this.texts = texts;
        this.telling = telling;
        this.told = told;
    }

    /** JSON as text stays JSON; any other text is one. */
    public String text(String written) {
        if (!MAY_BE_JSON.matcher(written).lookingAt()) {
            return texts.apply(written);
        }
        JsonNode read;
        try {
            read = JSON.readTree(written);
        } catch (JacksonException noJson) {
            return texts.apply(written);
        }
        JsonNode left = node(read, this::text);
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
            case String text -> text(text);
            case Number number -> number(number);
            case Map<?, ?> map -> {
                Map<String, Object> left = new LinkedHashMap<>();
                map.forEach((name, inner) -> left.put(texts.apply(String.valueOf(name)), value(inner)));
                yield left;
            }
            case List<?> list -> list.stream().map(this::value).toList();
            default -> value;
        };
    }

    private Object number(Number number) {
        String text = PlainNumber.text(number);
        String left = texts.apply(text);
        return left.equals(text) ? number : left;
    }

    /** @param scalars what is left of a text or a number in it */
    private JsonNode node(JsonNode node, UnaryOperator<String> scalars) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode left = JSON.createObjectNode();
                object.properties()
                        .forEach(field -> left.set(
                                texts.apply(field.getKey()),
                                node(field.getValue(), telling.test(field.getKey()) ? told : this::text)));
                yield left;
            }
            case ArrayNode array -> {
                ArrayNode left = JSON.createArrayNode();
                array.forEach(item -> left.add(node(item, scalars)));
                yield left;
            }
            default -> {
                String before =
                        node.isNumber() ? PlainNumber.text(node.numberValue()) : node.isString() ? node.asString() : "";
                String left = before.isEmpty() ? before : scalars.apply(before);
                yield left.equals(before) ? node : JSON.getNodeFactory().stringNode(left);
            }
        };
    }
}
