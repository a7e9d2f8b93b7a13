package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.live.Delta;
import dev.ringway.gateway.live.RoomName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** One step on its way to everyone in a room: encoded once for each audience, when the first of it is told. */
final class Change {

    private final RoomName room;
    private final Delta delta;
    private final Map<Audience, Frame> frames = new EnumMap<>(Audience.class);
    private Optional<String> about = Optional.empty();

    Change(RoomName room, Delta delta) {
        this.room = room;
        this.delta = delta;
    }

    Delta delta() {
        return delta;
    }

    Frame frame(Audience audience) {
        return frames.computeIfAbsent(audience, seen -> RoomMessages.change(room, delta, seen));
    }

    /** The frame for somebody to whom the steps in between were not told. */
    Frame frame(Audience audience, String from) {
        Delta joined = new Delta(delta.epoch(), from, delta.to(), delta.type(), delta.data());
        return from.equals(delta.from()) ? frame(audience) : RoomMessages.change(room, joined, audience);
    }

    /** What a newer step about the same takes the place of; nothing else has this one's own id. */
    String about() {
        if (about.isEmpty()) {
            about = Optional.of(room.kind()
                    .idField()
                    .map(field -> JsonMapper.shared().readTree(delta.data()).path(field))
                    .map(id -> id.asString(""))
                    .filter(id -> !id.isEmpty())
                    .orElse(delta.to()));
        }
        return about.get();
    }
}
