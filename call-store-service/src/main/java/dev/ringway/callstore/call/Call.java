package dev.ringway.callstore.call;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is known about a call from the reports about it. Times in UTC to the millisecond.
 *
 * @param sid the Call SID
 * @param attemptId the dial attempt that placed it
 * @param from E.164, or what else Twilio says (a client, a SIP address, {@code anonymous})
 * @param startTime the earliest time that any report names
 * @param answeredBy Twilio's AnsweredBy: human, fax, unknown, machine_start, machine_end_beep …
 */
public record Call(
        String sid,
        Standing standing,
        Optional<String> parentCallSid,
        Optional<String> attemptId,
        Optional<Direction> direction,
        Optional<String> from,
        Optional<String> to,
        Instant startTime,
        Optional<Instant> ringingAt,
        Optional<Instant> answeredAt,
        Optional<String> answeredBy,
        Optional<Integer> sipResponseCode) {

    public CallStatus status() {
        return standing.status();
    }

    /**
     * Seconds from ringing to the answer, or to the end where nobody answered. Empty while it rings, and where the call
     * was answered but the report that says when is missing.
     */
    public Optional<Long> ringDuration() {
        Optional<Instant> unanswered = status() == CallStatus.COMPLETED ? Optional.empty() : standing.endTime();
        return ringingAt.flatMap(rang -> answeredAt
                .or(() -> unanswered)
                .map(until -> Math.max(0, Duration.between(rang, until).toSeconds())));
    }

    public CallSource source() {
        return CallSource.of(direction, attemptId);
    }

    /** The UTC month of the start, e.g. {@code 2026-11}. */
    public String startMonth() {
        return YearMonth.from(startTime.atOffset(ZoneOffset.UTC)).toString();
    }
}
