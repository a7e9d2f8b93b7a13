package dev.ringway.callstore.store;

import java.util.Set;

/**
 * That a report waits, without the report, which may be large.
 *
 * @param keys what it waits for
 */
public record WaitingFact(String eventId, Set<String> keys) {

    public WaitingFact {
        keys = Set.copyOf(keys);
    }
}
