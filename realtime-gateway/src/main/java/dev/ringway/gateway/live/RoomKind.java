package dev.ringway.gateway.live;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of room that there is. */
public enum RoomKind {
    /** All calls that go on. */
    CALLS("calls", Holds.LIST, "sid"),
    /** One call, until some time after its end. */
    CALL("call", Holds.ONE, "sid"),
    /** Campaigns that call, or have paused. */
    CAMPAIGNS("campaigns", Holds.LIST, "campaignId"),
    /** One campaign that calls or has paused, and until some time after that. */
    CAMPAIGN("campaign", Holds.ONE, "campaignId"),
    /** That contacts changed. */
    CONTACTS("contacts", Holds.NEWS, "contactId"),
    /** Imports of contacts that go on, and those that ended some minutes ago. */
    IMPORTS("imports", Holds.LIST, "importId"),
    /** That transcripts changed. */
    TRANSCRIPTS("transcripts", Holds.NEWS, "conversationId"),
    /** What is said on one call that is transcribed, until some time after the transcription's end. */
    TRANSCRIPT("transcript", Holds.ONE, "");

    /** What is in a room. */
    private enum Holds {
        LIST,
        /** One thing, which the room's name then says. */
        ONE,
        /** Nothing but steps: what there is, is read from its owner. */
        NEWS
    }

    private final String word;
    private final Holds holds;
    private final String idField;

    RoomKind(String word, Holds holds, String idField) {
        this.word = word;
        this.holds = holds;
        this.idField = idField;
    }

    /** Whether its rooms are about one thing each, which their name then says. */
    public boolean identified() {
        return holds == Holds.ONE;
    }

    /** Whether what there is, is not told here but read from its owner. */
    public boolean isNews() {
        return holds == Holds.NEWS;
    }

    /** The field by which a step says what it is about, where the newest step about one thing says all of it. */
    public Optional<String> idField() {
        return Optional.of(idField).filter(field -> !field.isEmpty());
    }

    static Optional<RoomKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
