package dev.ringway.callstore.call;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Status reports of one outbound call, as Twilio would send them; each {@code with…} changes one thing. */
public record Reports(Instant time, Optional<Long> sequence, CallStatusReported data) {

    public static final String SID = "CA" + "0123456789abcdef".repeat(2);
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    public static Reports of(String status, long second) {
        return of(SID, status, second);
    }

    public static Reports of(String sid, String status, long second) {
        CallStatusReported data = new CallStatusReported(
                sid,
                "AC" + "0123456789abcdef".repeat(2),
                status,
                Optional.of("call-progress-events"),
                Optional.empty(),
                Optional.of(START.plusSeconds(second)),
                Optional.of("+15005550006"),
                Optional.of("+14155550100"),
                Optional.of("outbound-api"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "CallSid",
                        List.of(sid),
                        "CallStatus",
                        List.of(status),
                        "From",
                        List.of("+15005550006"),
                        "To",
                        List.of("+14155550100")));
        return new Reports(START.plusSeconds(second), Optional.empty(), data);
    }

    public Reports withSequence(long sequence) {
        return new Reports(time, Optional.of(sequence), data);
    }

    public Reports withData(
            Optional<String> direction,
            Optional<String> attemptId,
            Optional<String> answeredBy,
            Optional<Long> duration,
            Optional<Integer> sipResponseCode) {
        return new Reports(
                time,
                sequence,
                new CallStatusReported(
                        data.callSid(),
                        data.accountSid(),
                        data.callStatus(),
                        data.callbackSource(),
                        data.sequenceNumber(),
                        data.timestamp(),
                        data.from(),
                        data.to(),
                        direction,
                        data.parentCallSid(),
                        answeredBy,
                        duration,
                        sipResponseCode,
                        attemptId,
                        data.parameters()));
    }

    public Reports withTo(String to) {
        return new Reports(
                time,
                sequence,
                new CallStatusReported(
                        data.callSid(),
                        data.accountSid(),
                        data.callStatus(),
                        data.callbackSource(),
                        data.sequenceNumber(),
                        data.timestamp(),
                        data.from(),
                        Optional.of(to),
                        data.direction(),
                        data.parentCallSid(),
                        data.answeredBy(),
                        data.duration(),
                        data.sipResponseCode(),
                        data.attemptId(),
                        data.parameters()));
    }

    public Reports withDuration(long seconds) {
        return withData(data.direction(), data.attemptId(), data.answeredBy(), Optional.of(seconds), Optional.empty());
    }

    public Event<CallStatusReported> event() {
        CallStatusReported complete = new CallStatusReported(
                data.callSid(),
                data.accountSid(),
                data.callStatus(),
                data.callbackSource(),
                sequence,
                data.timestamp(),
                data.from(),
                data.to(),
                data.direction(),
                data.parentCallSid(),
                data.answeredBy(),
                data.duration(),
                data.sipResponseCode(),
                data.attemptId(),
                data.parameters());
        String id = String.join(
                ":",
                data.callSid(),
                data.callStatus(),
                sequence.map(Object::toString).orElse("-"),
                time.toString());
        return new Event<>(id, URI.create("/twilio/calls"), time, time.plusMillis(250), Optional.empty(), complete);
    }

    /** A call that was answered after ringing for 4 s and ended after 30 s of talk. */
    public static List<Event<CallStatusReported>> answeredCall(String sid) {
        return List.of(
                of(sid, "initiated", 0).withSequence(0).event(),
                of(sid, "ringing", 1).withSequence(1).event(),
                of(sid, "in-progress", 5).withSequence(2).event(),
                of(sid, "completed", 35).withSequence(3).withDuration(30).event());
    }
}
