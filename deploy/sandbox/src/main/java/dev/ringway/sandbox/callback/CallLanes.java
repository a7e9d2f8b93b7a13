package dev.ringway.sandbox.callback;

import java.util.EnumMap;
import java.util.List;

/** All lanes of one call, one for each kind of callback. */
final class CallLanes {

    private final Lane.Departure departure;
    private final EnumMap<CallbackKind, Lane> lanes = new EnumMap<>(CallbackKind.class);

    CallLanes(Lane.Departure departure) {
        this.departure = departure;
    }

    synchronized Lane of(CallbackKind kind) {
        return lanes.computeIfAbsent(kind, _ -> new Lane(departure));
    }

    /** Kind by kind. */
    synchronized List<CallbackRecord> records() {
        return lanes.values().stream().flatMap(lane -> lane.records().stream()).toList();
    }
}
