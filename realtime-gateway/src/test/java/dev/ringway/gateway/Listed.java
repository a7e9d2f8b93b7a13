package dev.ringway.gateway;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One thing as the room that lists it tells of it.
 *
 * @param idField the field that says which one it is
 */
record Listed(String room, String idField, String id) {

    boolean isIn(JsonNode change) {
        return change.path("data").path(idField).asString("").equals(id);
    }

    JsonNode awaitVersion(Watcher watcher, long version) {
        return watcher.awaitChange(
                change -> isIn(change) && change.path("data").path("version").asLong() == version);
    }

    JsonNode awaitType(Watcher watcher, String type) {
        return watcher.awaitChange(
                change -> isIn(change) && change.path("type").asString().equals(type));
    }

    List<JsonNode> changes(Watcher watcher) {
        return watcher.changesIn(room).stream().filter(this::isIn).toList();
    }

    List<String> types(Watcher watcher) {
        return changes(watcher).stream()
                .map(change -> change.path("type").asString())
                .toList();
    }

    List<Long> versions(Watcher watcher) {
        return changes(watcher).stream()
                .map(change -> change.path("data").path("version").asLong())
                .toList();
    }

    /** A missing node where it is not in the snapshot. */
    JsonNode in(JsonNode answer) {
        JsonNode things = answer.path("snapshot").path(room);
        return things.values().stream()
                .filter(one -> one.path(idField).asString().equals(id))
                .findFirst()
                .orElse(things.path("none"));
    }
}
