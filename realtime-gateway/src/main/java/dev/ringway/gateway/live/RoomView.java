package dev.ringway.gateway.live;

import java.util.List;

/** A room as of one moment. */
public sealed interface RoomView {

    Cursor cursor();

    /** @param calls JSON objects; at most one in the room of a call */
    record Snapshot(Cursor cursor, List<String> calls) implements RoomView {
        public Snapshot {
            calls = List.copyOf(calls);
        }
    }

    /** Everything after the cursor that was asked about, oldest first. */
    record Missed(Cursor cursor, List<Delta> deltas) implements RoomView {
        public Missed {
            deltas = List.copyOf(deltas);
        }
    }
}
