package dev.ringway.gateway.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of an event or an acknowledgement as they travel: JSON, in which a placeholder stands for each piece of
 * binary data, and these pieces in the placeholders' order.
 */
public record Payload(String json, List<byte[]> attachments) {

    /** The namespace that every client knows; packets for it do not name it. */
    public static final String MAIN_NAMESPACE = "/";

    private static final String EVENT = "2";
    private static final String BINARY_EVENT = "5";
    private static final String ACKNOWLEDGEMENT = "3";
    private static final String BINARY_ACKNOWLEDGEMENT = "6";
    private static final char SEPARATOR = '\u001e';

    /** @param arguments binary ones are binary nodes, at any depth */
    public static Payload of(List<? extends JsonNode> arguments) {
        List<byte[]> attachments = new ArrayList<>();
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        arguments.forEach(argument -> array.add(detached(argument, attachments)));
        return new Payload(JsonMapper.shared().writeValueAsString(array), List.copyOf(attachments));
    }

    public byte[] event(String namespace) {
        return packet(EVENT, BINARY_EVENT, namespace, "");
    }

    public byte[] acknowledgement(String namespace, long id) {
        return packet(ACKNOWLEDGEMENT, BINARY_ACKNOWLEDGEMENT, namespace, Long.toString(id));
    }

    /** A packet and what is attached to it are one piece, in polling's form, so that no other packet comes in between. */
    private byte[] packet(String plain, String binary, String namespace, String id) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(json.length() + 64);
        String type = attachments.isEmpty() ? plain : binary + attachments.size() + "-";
        packet.writeBytes(("4" + type + named(namespace) + id + json).getBytes(StandardCharsets.UTF_8));
        for (byte[] attachment : attachments) {
            packet.write(SEPARATOR);
            packet.write('b');
            packet.writeBytes(Base64.getEncoder().encode(attachment));
        }
        return packet.toByteArray();
    }

    private static String named(String namespace) {
        return namespace.equals(MAIN_NAMESPACE) ? "" : namespace + ",";
    }

    private static JsonNode detached(JsonNode node, List<byte[]> attachments) {
        if (node.isBinary()) {
            attachments.add(node.binaryValue());
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("_placeholder", true)
                    .put("num", attachments.size() - 1);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(one -> array.add(detached(one, attachments)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                object.set(property.getKey(), detached(property.getValue(), attachments));
            }
            return object;
        }
        return node;
    }
}
