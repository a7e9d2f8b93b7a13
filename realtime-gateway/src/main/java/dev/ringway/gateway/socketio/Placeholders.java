package dev.ringway.gateway.socketio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The places in an event's arguments that its attachments belong to. */
final class Placeholders {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Placeholders() {}

    /** Whether each of that many attachments has its one place, and there is no other. */
    static boolean standFor(JsonNode arguments, int attachments) {
        List<Integer> numbers = new ArrayList<>();
        collect(arguments, numbers::add);
        return numbers.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, attachments).boxed().toList());
    }

    static List<JsonNode> filled(List<JsonNode> arguments, List<byte[]> attachments) {
        return arguments.stream().map(argument -> filled(argument, attachments)).toList();
    }

    private static void collect(JsonNode node, IntConsumer number) {
        if (isPlaceholder(node)) {
            number.accept(number(node));
        } else {
            node.values().forEach(one -> collect(one, number));
        }
    }

    private static JsonNode filled(JsonNode node, List<byte[]> attachments) {
        if (isPlaceholder(node)) {
            return NODES.binaryNode(attachments.get(number(node)));
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.values().forEach(one -> array.add(filled(one, attachments)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                object.set(property.getKey(), filled(property.getValue(), attachments));
            }
            return object;
        }
        return node;
    }

    private static boolean isPlaceholder(JsonNode node) {
        JsonNode mark = node.path("_placeholder");
        return mark.isBoolean() && mark.booleanValue();
    }

    private static int number(JsonNode placeholder) {
        JsonNode number = placeholder.path("num");
        return number.isInt() ? number.intValue() : -1;
    }
}
