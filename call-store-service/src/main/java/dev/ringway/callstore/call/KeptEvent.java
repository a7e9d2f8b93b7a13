package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Optional;

/**
 * A report as it is kept.
 *
 * @param version grows with every write
 * @param writtenAt the last time
 * @param refused empty for one that its call tells, or is about to
 */
public record KeptEvent(RecordedEvent event, long version, Instant writtenAt, Optional<EventRefusal> refused) {

    public boolean counts() {
        return refused.isEmpty();
    }
}
