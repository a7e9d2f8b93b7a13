package dev.ringway.callstore.call;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folds reports into a call. Every report alone tells a call, and two tellings of one call are joined field by field, each
 * by a rule that is commutative, associative and idempotent: the result depends on which reports there were, never on
 * their order, their grouping into batches or how often one came.
 */
public final class CallFold {

    /** A guess gives way to a finding, a first finding to a more exact one; a value that is not listed stands lowest. */
    private static final List<String> ANSWERED_BY = List.of(
            "machine_end_beep", "machine_end_silence", "machine_end_other", "machine_start", "fax", "human", "unknown");

    private static final Comparator<String> MOST_TELLING_FIRST = Comparator.<String>comparingInt(answeredBy ->
                    ANSWERED_BY.contains(answeredBy) ? ANSWERED_BY.indexOf(answeredBy) : ANSWERED_BY.size())
            .thenComparing(Comparator.naturalOrder());

    private CallFold() {}

    /**
     * @param soFar the call as stored, if there is one
     * @param reports of this call only, at least one
     */
    public static Call fold(Optional<Call> soFar, List<? extends Event<? extends TwilioEvent>> reports) {
        return Stream.concat(soFar.stream(), reports.stream().map(CallFold::toldBy))
                .reduce(CallFold::join)
                .orElseThrow(() -> new IllegalArgumentException("no report, no call"));
    }

    /** The call that one report alone tells. */
    private static Call toldBy(Event<? extends TwilioEvent> event) {
        Instant time = event.time().truncatedTo(ChronoUnit.MILLIS);
        return switch (event.data()) {
            case CallStatusReported report -> toldBy(report, time);
            case TwilioEvent other -> known(other.callSid(), time);
        };
    }

    /** A report that tells nothing but that the call is there. */
    private static Call known(String callSid, Instant time) {
        return new Call(
                callSid,
                Standing.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                time,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Call toldBy(CallStatusReported report, Instant time) {
        Optional<CallStatus> status = CallStatus.of(report.callStatus());
        return new Call(
                report.callSid(),
                status.map(known -> standing(known, report, time)).orElse(Standing.UNKNOWN),
                report.parentCallSid(),
                report.attemptId(),
                report.direction().flatMap(Direction::ofTwilio),
                report.from(),
                report.to(),
                time,
                status.filter(CallStatus.RINGING::equals).map(rang -> time),
                status.filter(CallStatus.IN_PROGRESS::equals).map(answered -> time),
                status.flatMap(known -> report.answeredBy()),
                status.flatMap(known -> report.sipResponseCode()));
    }

    private static Standing standing(CallStatus status, CallStatusReported report, Instant time) {
        Optional<CallStatus> ended = Optional.of(status).filter(CallStatus::terminal);
        return new Standing(
                status, report.sequenceNumber(), ended.map(end -> time), ended.flatMap(end -> report.duration()));
    }

    private static Call join(Call one, Call other) {
        return new Call(
                one.sid(),
                CallStatusOrder.standing(one.standing(), other.standing()),
                Either.least(one.parentCallSid(), other.parentCallSid()),
                Either.least(one.attemptId(), other.attemptId()),
                Either.least(one.direction(), other.direction()),
                Either.least(one.from(), other.from()),
                Either.least(one.to(), other.to()),
                one.startTime().isBefore(other.startTime()) ? one.startTime() : other.startTime(),
                Either.least(one.ringingAt(), other.ringingAt()),
                Either.least(one.answeredAt(), other.answeredAt()),
                Either.of(one.answeredBy(), other.answeredBy(), MOST_TELLING_FIRST),
                // A final response stands above a provisional one, a failure above a success.
                Either.greatest(one.sipResponseCode(), other.sipResponseCode()));
    }
}
