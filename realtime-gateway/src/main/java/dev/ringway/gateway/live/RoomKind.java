package dev.ringway.gateway.live;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of room that there is. */
public enum RoomKind {
    /** All calls that go on. */
    CALLS("calls", false),
    /** One call, until some time after its end. */
    CALL("call", true),
    /** Campaigns that call, or have paused. */
    CAMPAIGNS("campaigns", false),
    /** Imports of contacts that go on, and those that ended some minutes ago. */
    IMPORTS("imports", false),
    /** What is said on one call that is transcribed, until some time after the transcription's end. */
    TRANSCRIPT("transcript", true);

    private final String word;
    private final boolean identified;

    RoomKind(String word, boolean identified) {
        this.word = word;
        this.identified = identified;
    }

    /** Whether its rooms are about one thing each, which their name then says. */
    public boolean identified() {
        return identified;
    }

    static Optional<RoomKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
