package dev.ringway.sandbox.recording;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallRequest.RecordingOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A recording at one moment; its times are whole seconds of the wall clock, as the call's are.
 *
 * @param startTime when the recorded call was answered
 * @param endTime when the call was over
 */
public record Recording(
        String sid,
        String accountSid,
        String callSid,
        long callSeed,
        RecordingOrder order,
        RecordingStatus status,
        Instant startTime,
        Instant updatedAt,
        Optional<Instant> endTime) {

    /** Twilio's code for a recording that holds nothing but silence. */
    private static final int SILENT = 16102;

    static Recording begun(String sid, Call call, RecordingOrder order) {
        return new Recording(
                sid,
                call.accountSid(),
                call.sid(),
                call.seed(),
                order,
                RecordingStatus.IN_PROGRESS,
                call.updatedAt(),
                call.updatedAt(),
                Optional.empty());
    }

    Recording at(RecordingStatus next, Instant now) {
        boolean ends = status == RecordingStatus.IN_PROGRESS;
        return new Recording(
                sid, accountSid, callSid, callSeed, order, next, startTime, now, ends ? Optional.of(now) : endTime);
    }

    /** Seconds; absent while it is being made. */
    public Optional<Long> duration() {
        return endTime.map(end -> status == RecordingStatus.ABSENT
                ? 0L
                : Duration.between(startTime, end).toSeconds());
    }

    /** 0 is all well. */
    public int errorCode() {
        return status == RecordingStatus.ABSENT ? SILENT : 0;
    }

    public boolean deleted() {
        return status == RecordingStatus.DELETED;
    }

    /** Relative to the API's origin, without an extension. */
    public String path() {
        return "/2010-04-01/Accounts/" + accountSid + "/Recordings/" + sid;
    }
}
