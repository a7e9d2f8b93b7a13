package dev.ringway.gateway.room;

import dev.ringway.gateway.live.RoomKind;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody without the right to see phone numbers is not shown of a room.
 *
 * @param numbers fields that hold one
 * @param texts fields that people wrote or said, in which one may stand
 */
record Hidden(Set<String> numbers, Set<String> texts) {

    static Hidden in(RoomKind kind) {
        return switch (kind) {
            case CALLS, CALL -> new Hidden(Set.of("from", "to"), Set.of());
            case CAMPAIGNS, CAMPAIGN -> new Hidden(Set.of(), Set.of("name", "statusReason"));
            case TRANSCRIPT -> new Hidden(Set.of(), Set.of("text"));
            case CONTACTS, IMPORTS, TRANSCRIPTS -> new Hidden(Set.of(), Set.of());
        };
    }

    /** Changes the data, and the objects in its lists. */
    void hide(ObjectNode data) {
        numbers.forEach(field -> {
            JsonNode number = data.get(field);
            if (number != null && number.isString()) {
                data.put(field, PhoneMask.mask(number.stringValue()));
            }
        });
        texts.forEach(field -> {
            JsonNode text = data.get(field);
            if (text != null && text.isString()) {
                data.put(field, DataMask.mask(text.stringValue()));
            }
        });
        data.values().stream()
                .filter(JsonNode::isArray)
                .flatMap(list -> list.values().stream())
                .forEach(item -> {
                    if (item instanceof ObjectNode object) {
                        hide(object);
                    }
                });
    }
}
