package dev.ringway.gateway.room;

import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.gateway.live.RoomView;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a room without blocking. Exactly one of the two tasks is called, later, on the rooms' own thread. */
interface RoomReads {

    void read(RoomName room, Optional<Cursor> since, Consumer<RoomView> done, Runnable failed);

    /** For all who are in the room: however much was missed, it is told while the stream has it. */
    default void readOn(RoomName room, Cursor since, Consumer<RoomView> done, Runnable failed) {
        read(room, Optional.of(since), done, failed);
    }
}
