package dev.ringway.sandbox.call;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A call at one moment. Its times are of the wall clock, start and end in whole seconds as Twilio keeps them, so that the
 * duration is always what lies between them, whatever the time scale.
 *
 * @param seed decides everything about this call that is left to chance
 * @param course how often its instructions were replaced while it lived
 * @param detection the result of answering-machine detection, once there is one
 * @param createdAt to the millisecond, as is begunAt
 * @param begunAt when it had its turn and was dialled
 * @param startTime when it was dialled, or, once answered, when it was answered
 */
public record Call(
        String sid,
        String accountSid,
        long seed,
        CallRequest request,
        CallPlan plan,
        CallStatus status,
        boolean answered,
        int course,
        Optional<Detection> detection,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> begunAt,
        Optional<Instant> startTime,
        Optional<Instant> endTime) {

    static Call queued(String sid, String accountSid, long seed, CallRequest request, CallPlan plan, Instant now) {
        return new Call(
                sid,
                accountSid,
                seed,
                request,
                plan,
                CallStatus.QUEUED,
                false,
                0,
                Optional.empty(),
                now.truncatedTo(ChronoUnit.MILLIS),
                now.truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Call at(CallStatus next, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        boolean talking = answered || next == CallStatus.IN_PROGRESS;
        boolean unanswered = next.terminal() && !talking;
        boolean starts = next == CallStatus.INITIATED || next == CallStatus.IN_PROGRESS || unanswered;
        Optional<Instant> start = starts ? Optional.of(at) : startTime;
        Optional<Instant> begun =
                next == CallStatus.INITIATED ? Optional.of(now.truncatedTo(ChronoUnit.MILLIS)) : begunAt;
        Optional<Instant> end = next.terminal() ? Optional.of(at) : endTime;
        return new Call(
                sid,
                accountSid,
                seed,
                request,
                plan,
                next,
                talking,
                course,
                detection,
                createdAt,
                at,
                begun,
                start,
                end);
    }

    Call detected(Detection found) {
        return new Call(
                sid,
                accountSid,
                seed,
                request,
                plan,
                status,
                answered,
                course,
                Optional.of(found),
                createdAt,
                updatedAt,
                begunAt,
                startTime,
                endTime);
    }

    Call redirected() {
        return new Call(
                sid,
                accountSid,
                seed,
                request,
                plan,
                status,
                answered,
                course + 1,
                detection,
                createdAt,
                updatedAt,
                begunAt,
                startTime,
                endTime);
    }

    /** Answered and not over. */
    public boolean inProgress() {
        return status == CallStatus.IN_PROGRESS;
    }

    /** Seconds between answer and end; 0 for a call that nobody answered; absent while it lives. */
    public Optional<Long> durationSeconds() {
        return endTime.map(end ->
                startTime.map(start -> Duration.between(start, end).toSeconds()).orElse(0L));
    }

    /** Begun minutes, which is what Twilio bills and calls Duration. */
    public Optional<Long> durationMinutes() {
        long minute = TimeUnit.MINUTES.toSeconds(1);
        return durationSeconds().map(seconds -> (seconds + minute - 1) / minute);
    }

    /** Who answered, as far as detection was asked for and has a result. */
    public Optional<String> answeredBy() {
        return detection.map(Detection::answeredBy);
    }

    /** What the far end said last; a call ended from our side before an answer was cancelled. */
    public int sipResponseCode() {
        if (status == plan.scenario().end()) {
            return plan.scenario().sipResponseCode();
        }
        return answered ? 200 : 487;
    }
}
