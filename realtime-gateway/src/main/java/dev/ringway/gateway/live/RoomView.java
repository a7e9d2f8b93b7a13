package dev.ringway.gateway.live;

import java.util.List;

/** A room as of one moment. */
public sealed interface RoomView {

    Cursor cursor();

    /** @param things JSON objects; at most one in the room of one thing */
    record Snapshot(Cursor cursor, List<String> things) implements RoomView {
        public Snapshot {
            things = List.copyOf(things);
        }
    }

    /** Everything after the cursor that was asked about, oldest first. */
    record Missed(Cursor cursor, List<Delta> deltas) implements RoomView {
        public Missed {
            deltas = List.copyOf(deltas);
        }
    }
}
