package dev.ringway.ingest.spool;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lanes have shown that they take records, and which are let alone for a while because they took none: each for
 * itself, so that one that is away keeps no other from its records. Not safe for threads side by side.
 */
final class Lanes {

    private static final int LONGEST_PAUSE = 8;

    private final long firstPause;
    private final Set<Lane> proven = new HashSet<>();
    private final Map<Lane, Hold> holds = new HashMap<>();

    private record Hold(long until, long pause) {}

    /** @param firstPause after a failure; doubled with each further one, up to eight times as long */
    Lanes(Duration firstPause) {
        this.firstPause = firstPause.toNanos();
    }

    /** One that is not is given a single record at a time, to see whether it takes it. */
    boolean proven(Lane lane) {
        return proven.contains(lane);
    }

    void took(Lane lane) {
        holds.remove(lane);
        proven.add(lane);
    }

    void failed(Lane lane, long now) {
        proven.remove(lane);
        Hold before = holds.get(lane);
        long pause = before == null ? firstPause : Math.min(2 * before.pause(), LONGEST_PAUSE * firstPause);
        holds.put(lane, new Hold(now + pause, pause));
    }

    Set<Lane> heldAt(long now) {
        return holds.entrySet().stream()
                .filter(hold -> hold.getValue().until() - now > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The spool is empty: when it comes into use again, no lane has shown anything. */
    void forget() {
        proven.clear();
        holds.clear();
    }
}
