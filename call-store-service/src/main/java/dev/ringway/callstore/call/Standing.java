package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a call stands, with what the report says that put it there.
 *
 * @param sequence Twilio's SequenceNumber of that report
 * @param endTime when the call ended; only with a terminal status
 */
public record Standing(CallStatus status, Optional<Long> sequence, Optional<Instant> endTime) {

    /** A call of which nothing is known but that it exists. */
    static final Standing UNKNOWN = new Standing(CallStatus.QUEUED, Optional.empty(), Optional.empty());
}
