package dev.ringway.sandbox.elevenlabs;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a change of an agent is applied to what there is. */
final class JsonMerge {

    private JsonMerge() {}

    static void into(ObjectNode target, JsonNode change) {
        change.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(member.getKey());
            } else if (value.isObject()) {
                JsonNode before = target.path(member.getKey());
                ObjectNode merged = before.isObject() ? before.asObject() : target.objectNode();
                into(merged, value);
                target.set(member.getKey(), merged);
            } else {
                target.set(member.getKey(), value.deepCopy());
            }
        });
    }
}
