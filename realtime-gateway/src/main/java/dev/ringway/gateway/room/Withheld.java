package dev.ringway.gateway.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Steps that wait until a slow client has read what was sent to it: of each thing the newest only. They keep the order of
 * the room, and each is told as following the one told before it. So a client that was told some of them, and comes back
 * with the cursor of the last one, is told of every thing that it does not know the newest of: all the others have a
 * later place.
 */
final class Withheld {

    private final LinkedHashMap<String, Change> newest = new LinkedHashMap<>();

    boolean isEmpty() {
        return newest.isEmpty();
    }

    int size() {
        return newest.size();
    }

    void add(Change change) {
        newest.remove(change.about());
        newest.put(change.about(), change);
    }

    /** The one of the earliest place; it waits no more. */
    Optional<Change> next() {
        return Optional.ofNullable(newest.pollFirstEntry()).map(Map.Entry::getValue);
    }

    void clear() {
        newest.clear();
    }
}
