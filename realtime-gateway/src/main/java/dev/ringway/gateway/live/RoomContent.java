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
                .orElseGet(() -> room.kind().isNews()
                        ? new RoomContent("news", List.of())
                        : new RoomContent("all", List.of(Keys.listed(room))));
    }

    private static RoomContent one(RoomKind kind, String id) {
        return switch (kind) {
            case CALL -> one(Thing.CALL, id);
            case CAMPAIGN -> one(Thing.CAMPAIGN, id);
            case TRANSCRIPT -> new RoomContent("transcript", List.of(Keys.said(id), Keys.transcript(id)));
            case CALLS, CAMPAIGNS, CONTACTS, IMPORTS, TRANSCRIPTS ->
                throw new IllegalArgumentException("a room " + kind + " has no id");
        };
    }

    private static RoomContent one(Thing thing, String id) {
        return new RoomContent("one", List.of(Keys.listed(thing.roomOfAll()), Keys.ended(thing, id)));
    }
}
