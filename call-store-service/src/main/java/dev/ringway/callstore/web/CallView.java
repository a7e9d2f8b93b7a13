package dev.ringway.callstore.web;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.PhoneMask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call as the interface tells it. Durations in seconds; what is not known is left out.
 *
 * @param from as this caller may see it
 * @param to as this caller may see it
 * @param lastSequence the provider's number of the report that the status is from
 */
record CallView(
        String sid,
        long version,
        String status,
        Optional<String> direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> parentCallSid,
        Optional<String> attemptId,
        Instant startTime,
        Optional<Instant> ringingAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endTime,
        Optional<Long> duration,
        Optional<Long> ringDuration,
        Optional<String> answeredBy,
        Optional<Integer> sipResponseCode,
        Optional<Long> lastSequence,
        Metadata metadata,
        String startMonth,
        Instant createdAt,
        Instant updatedAt) {

    /** @param source what brought the call about: api, campaign, inbound */
    record Metadata(String source, List<String> tags) {}

    static CallView of(StoredCall stored, Caller caller) {
        Call call = stored.call();
        return new CallView(
                call.sid(),
                stored.version(),
                call.status().text(),
                call.direction().map(Direction::text),
                call.from().map(number -> PhoneMask.shownTo(caller, number)),
                call.to().map(number -> PhoneMask.shownTo(caller, number)),
                call.parentCallSid(),
                call.attemptId(),
                call.startTime(),
                call.ringingAt(),
                call.answeredAt(),
                call.endTime(),
                call.duration(),
                call.ringDuration(),
                call.answeredBy(),
                call.sipResponseCode(),
                call.standing().sequence(),
                new Metadata(call.source().text(), stored.tags()),
                call.startMonth(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
