package dev.ringway.starter.http;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396): what it does not name stays, null takes away. */
public final class JsonMergePatch {

    private final JsonMapper json;

    JsonMergePatch(JsonMapper json) {
        this.json = json;
    }

    /** @param said what there is, in the shape in which people say it */
    public JsonNode apply(Object said, JsonNode patch) {
        return merged(json.valueToTree(said), patch);
    }

    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? (ObjectNode) target : json.createObjectNode();
        patch.properties().forEach(member -> {
            JsonNode change = member.getValue();
            if (change.isNull()) {
                result.remove(member.getKey());
            } else {
                JsonNode before =
                        Optional.ofNullable(result.get(member.getKey())).orElseGet(json::createObjectNode);
                result.set(member.getKey(), merged(before, change));
            }
        });
        return result;
    }
}
