package dev.ringway.gateway.live;

import java.util.List;

/**
 * What a room shows to those who come in, as {@code read.lua} finds it.
 *
 * @param word the word that the script knows it by
 */
record RoomContent(String word, List<String> keys) {

    static RoomContent of(RoomName room) {
        return room.id()
                .map(id -> one(room.kind(), id))
                .orElseGet(() -> new RoomContent("all", List.of(Keys.listed(room))));
    }

    private static RoomContent one(RoomKind kind, String id) {
        return switch (kind) {
            case CALL -> new RoomContent("one", List.of(Keys.listed(RoomName.CALLS), Keys.ended(Thing.CALL, id)));
            case TRANSCRIPT -> new RoomContent("transcript", List.of(Keys.said(id), Keys.transcript(id)));
            case CALLS, CAMPAIGNS, IMPORTS -> throw new IllegalArgumentException("a room " + kind + " has no id");
        };
    }
}
