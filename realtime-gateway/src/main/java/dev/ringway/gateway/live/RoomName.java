package dev.ringway.gateway.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be subscribed to: a kind alone, e.g. {@code calls}, or one thing of a kind, e.g. {@code call:CA…}.
 *
 * @param id of the thing; empty for a room about all of them
 */
public record RoomName(RoomKind kind, Optional<String> id) {

    private static final Pattern FORM = Pattern.compile("([a-z]{1,20})(?::([A-Za-z0-9._-]{1,64}))?");

    public static final RoomName CALLS = new RoomName(RoomKind.CALLS, Optional.empty());

    public RoomName {
        if (kind.identified() != id.isPresent()) {
            throw new IllegalArgumentException("a room " + kind + (kind.identified() ? " needs" : " has no") + " id");
        }
    }

    public static RoomName call(String sid) {
        return new RoomName(RoomKind.CALL, Optional.of(sid));
    }

    public static RoomName transcript(String callSid) {
        return new RoomName(RoomKind.TRANSCRIPT, Optional.of(callSid));
    }

    /** Empty where no room can have this name. */
    public static Optional<RoomName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> id = Optional.ofNullable(matcher.group(2));
        return RoomKind.of(matcher.group(1))
                .filter(kind -> kind.identified() == id.isPresent())
                .map(kind -> new RoomName(kind, id));
    }

    @Override
    public String toString() {
        return id.map(thing -> kind + ":" + thing).orElseGet(kind::toString);
    }
}
