package dev.ringway.gateway.room;

import dev.ringway.gateway.live.RoomKind;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What somebody without the right to see phone numbers is not shown of a room: what the REST APIs of the things' owners do not
 * show either.
 *
 * @param numbers fields that hold one
 * @param texts fields that people wrote or said, in which one may stand; a text or a list of them
 */
record Hidden(Set<String> numbers, Set<String> texts) {

    static Hidden in(RoomKind kind) {
        return switch (kind) {
            case CALLS, CALL ->
                new Hidden(Set.of("from", "to"), Set.of("contactName", "terminationReason", "reason", "notes", "tags"));
            case CAMPAIGNS, CAMPAIGN -> new Hidden(Set.of(), Set.of("name", "statusReason"));
            case TRANSCRIPT -> new Hidden(Set.of(), Set.of("text"));
            case CONTACTS, IMPORTS, TRANSCRIPTS -> new Hidden(Set.of(), Set.of());
        };
    }

    /** Changes the data, and the objects in it, however deep. */
    void hide(ObjectNode data) {
        for (String field : List.copyOf(data.propertyNames())) {
            JsonNode value = data.get(field);
            if (numbers.contains(field)) {
                data.set(field, masked(value, PhoneMask::mask));
            } else if (texts.contains(field)) {
                data.set(field, masked(value, DataMask::mask));
            } else {
                within(value);
            }
        }
    }

    private void within(JsonNode value) {
        if (value instanceof ObjectNode object) {
            hide(object);
        } else if (value.isArray()) {
            value.values().forEach(this::within);
        }
    }

    private static JsonNode masked(JsonNode value, UnaryOperator<String> mask) {
        if (value.isString()) {
            return StringNode.valueOf(mask.apply(value.stringValue()));
        }
        if (value instanceof ArrayNode list) {
            ArrayNode shown = list.arrayNode();
            list.values().forEach(item -> shown.add(masked(item, mask)));
            return shown;
        }
        return value;
    }
}
