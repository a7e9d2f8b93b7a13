package dev.ringway.campaign.attempt;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of the attempt at the provider.
 *
 * @param requestedAt when it was decided to ask for it; that may be some seconds before it was
 * @param sid the Call SID, once it is known
 * @param version the newest of the call that was heard of; 0 before
 * @param status the newest of Twilio
 * @param heardAt when it was reported on last; what was looked up is no report
 * @param endedAt when the attempt was over
 */
public record AttemptCall(
        Optional<Instant> requestedAt,
        Optional<String> sid,
        long version,
        Optional<String> status,
        Optional<Instant> heardAt,
        Optional<Instant> endedAt) {

    public static final AttemptCall NONE = new AttemptCall(
            Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());

    AttemptCall requested(Instant now) {
        return new AttemptCall(Optional.of(now), sid, version, status, heardAt, endedAt);
    }

    AttemptCall named(String callSid) {
        return new AttemptCall(requestedAt, Optional.of(callSid), version, status, heardAt, endedAt);
    }

    AttemptCall heard(CallReport report, Instant now) {
        return new AttemptCall(
                requestedAt,
                Optional.of(report.sid()),
                Math.max(version, report.version().orElse(0L)),
                Optional.of(report.status()),
                report.version().isPresent() ? Optional.of(now) : heardAt,
                endedAt);
    }

    /** It is not over, whatever was thought before. */
    AttemptCall goingOn() {
        return new AttemptCall(requestedAt, sid, version, status, heardAt, Optional.empty());
    }

    AttemptCall ended(Instant at) {
        return new AttemptCall(requestedAt, sid, version, status, heardAt, Optional.of(at));
    }
}
