package dev.ringway.gateway.live;

import java.util.Optional;

/** What is listed live. Every kind of it has a room of all, and may have one for each. */
public enum Thing {
    CALL("call", RoomKind.CALLS, Optional.of(RoomKind.CALL)),
    CAMPAIGN("campaign", RoomKind.CAMPAIGNS, Optional.of(RoomKind.CAMPAIGN)),
    IMPORT("import", RoomKind.IMPORTS, Optional.empty());

    private final String word;
    private final RoomKind all;
    private final Optional<RoomKind> one;

    Thing(String word, RoomKind all, Optional<RoomKind> one) {
        this.word = word;
        this.all = all;
        this.one = one;
    }

    /** With which the types of its steps begin. */
    String word() {
        return word;
    }

    /** The field of its JSON that says which one it is. */
    String idField() {
        return all.idField().orElseThrow();
    }

    RoomName roomOfAll() {
        return new RoomName(all, Optional.empty());
    }

    Optional<RoomName> roomOf(String id) {
        return one.map(kind -> new RoomName(kind, Optional.of(id)));
    }
}
