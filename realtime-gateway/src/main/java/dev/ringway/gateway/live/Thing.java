package dev.ringway.gateway.live;

import java.util.Optional;

/** What is listed live. Every kind of it has a room of all, and may have one for each. */
public enum Thing {
    CALL("call", "sid", RoomKind.CALLS, Optional.of(RoomKind.CALL)),
    CAMPAIGN("campaign", "campaignId", RoomKind.CAMPAIGNS, Optional.empty()),
    IMPORT("import", "importId", RoomKind.IMPORTS, Optional.empty());

    private final String word;
    private final String idField;
    private final RoomKind all;
    private final Optional<RoomKind> one;

    Thing(String word, String idField, RoomKind all, Optional<RoomKind> one) {
        this.word = word;
        this.idField = idField;
        this.all = all;
        this.one = one;
    }

    /** With which the types of its steps begin. */
    String word() {
        return word;
    }

    /** The field of its JSON that says which one it is. */
    String idField() {
        return idField;
    }

    RoomName roomOfAll() {
        return new RoomName(all, Optional.empty());
    }

    Optional<RoomName> roomOf(String id) {
        return one.map(kind -> new RoomName(kind, Optional.of(id)));
    }
}
