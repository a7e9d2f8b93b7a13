package dev.ringway.gateway.live;

import java.util.Optional;

/**
 * What is too much to be listed live: that something of it changed is told, and what there is now is read from its owner.
 */
public enum News {
    CONTACT("contact", RoomKind.CONTACTS),
    TRANSCRIPT("transcript", RoomKind.TRANSCRIPTS);

    private final String word;
    private final RoomKind kind;

    News(String word, RoomKind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The type of a step that tells that one of it changed. */
    String changed() {
        return word + ".changed";
    }

    String deleted() {
        return word + ".deleted";
    }

    /** The type of a step that tells how many changed, without naming them. */
    String manyChanged() {
        return kind + ".changed";
    }

    String idField() {
        return kind.idField().orElseThrow();
    }

    RoomName room() {
        return new RoomName(kind, Optional.empty());
    }
}
