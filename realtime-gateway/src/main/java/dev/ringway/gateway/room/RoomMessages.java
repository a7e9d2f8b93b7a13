package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.Delta;
import dev.ringway.gateway.live.RoomKind;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.gateway.live.RoomView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The words of the contract that README.md describes. */
final class RoomMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String ROOMS = Arrays.stream(RoomKind.values())
            .map(kind -> kind.identified() ? kind + ":{id}" : kind.toString())
            .collect(Collectors.joining(", "));

    private RoomMessages() {}

    static Frame change(RoomName room, Delta delta, Audience audience) {
        return Frame.event("change", "{\"room\":\"" + room + "\"," + fields(room, delta, audience) + "}");
    }

    /** What replaces all that the client knows of the room: the steps between cannot be told any more. */
    static Frame snapshot(RoomName room, RoomView.Snapshot view, Audience audience) {
        return Frame.event("snapshot", "{" + body(room, view, audience) + "}");
    }

    /** The same for one client. */
    static Frame anew(RoomName room, RoomView view, Audience audience) {
        return switch (view) {
            case RoomView.Snapshot snapshot -> snapshot(room, snapshot, audience);
            case RoomView.Missed _ -> throw new IllegalArgumentException("read without a cursor, a room is whole");
        };
    }

    static Frame ended(RoomName room, String code, String message) {
        return Frame.event(
                "ended", JSON.writeValueAsString(Map.of("room", room.toString(), "code", code, "message", message)));
    }

    static String subscribed(RoomName room, RoomView view, Audience audience) {
        return "{\"ok\":true,"
                + switch (view) {
                    case RoomView.Snapshot snapshot -> body(room, snapshot, audience);
                    case RoomView.Missed missed -> body(room, missed, audience);
                }
                + "}";
    }

    static String unsubscribed(RoomName room) {
        return "{\"ok\":true,\"room\":\"" + room + "\"}";
    }

    static String refreshed(Instant expiresAt) {
        return "{\"ok\":true,\"expiresAt\":\"" + expiresAt + "\"}";
    }

    static String unknownRoom() {
        return refused(Refusal.UNKNOWN_ROOM, "There is no room of that name; there are " + ROOMS + ".");
    }

    static String refused(Refusal why, String message) {
        return refused(why.code(), message);
    }

    /** @param code of a refusal, or of the doorkeeper's */
    static String refused(String code, String message) {
        return JSON.writeValueAsString(Map.of("ok", false, "error", Map.of("code", code, "message", message)));
    }

    private static String body(RoomName room, RoomView.Snapshot view, Audience audience) {
        String things = view.things().stream()
                .map(thing -> audience.shown(room.kind(), thing))
                .collect(Collectors.joining(","));
        return "\"room\":\"" + room + "\",\"snapshot\":{" + content(room.kind(), things) + "},\"cursor\":\""
                + view.cursor() + "\"";
    }

    private static String content(RoomKind kind, String things) {
        if (kind.isNews()) {
            return "";
        }
        return "\"" + kind + "\":" + (kind.identified() ? (things.isEmpty() ? "null" : things) : "[" + things + "]");
    }

    private static String body(RoomName room, RoomView.Missed view, Audience audience) {
        String deltas = view.deltas().stream()
                .map(delta -> "{" + fields(room, delta, audience) + "}")
                .collect(Collectors.joining(","));
        return "\"room\":\"" + room + "\",\"missed\":[" + deltas + "],\"cursor\":\"" + view.cursor() + "\"";
    }

    private static String fields(RoomName room, Delta delta, Audience audience) {
        return "\"type\":\"" + delta.type() + "\",\"from\":\"" + new Cursor(delta.epoch(), delta.from())
                + "\",\"to\":\"" + delta.cursor() + "\",\"data\":" + audience.shown(room.kind(), delta.data());
    }
}
