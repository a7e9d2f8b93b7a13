package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Report;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.CallStatusReported;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Status reports of one outbound call, as Twilio would send them; each {@code with…} changes one thing. */
public record Reports(Instant time, EventDraft<CallStatusReported> draft) {

    public static final String SID = "CA" + "0123456789abcdef".repeat(2);
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final String FROM = "+15005550006";
    private static final String TO = "+14155550100";

    public static Reports of(String status, long second) {
        return of(SID, status, second);
    }

    public static Reports of(String sid, String status, long second) {
        Instant time = START.plusSeconds(second);
        return new Reports(
                time,
                EventDraft.callStatus(sid, status)
                        .at(time)
                        .with("callbackSource", "call-progress-events")
                        .with("timestamp", time)
                        .with("from", FROM)
                        .with("to", TO)
                        .with("direction", "outbound-api")
                        .with(
                                "parameters",
                                Map.of(
                                        "CallSid",
                                        List.of(sid),
                                        "CallStatus",
                                        List.of(status),
                                        "From",
                                        List.of(FROM),
                                        "To",
                                        List.of(TO))));
    }

    /** @param field of {@link CallStatusReported} */
    public Reports with(String field, Object value) {
        return new Reports(time, draft.with(field, value));
    }

    public Reports without(String field) {
        return new Reports(time, draft.without(field));
    }

    public Reports withSequence(long sequence) {
        return with("sequenceNumber", sequence);
    }

    public Reports withTo(String to) {
        return with("to", to);
    }

    public Reports withDuration(long seconds) {
        return with("duration", seconds);
    }

    public Event<CallStatusReported> event() {
        CallStatusReported data = draft.data();
        Optional<Long> sequence = data.sequenceNumber();
        return draft.id(String.join(
                        ":",
                        data.callSid(),
                        data.callStatus(),
                        sequence.map(Object::toString).orElse("-"),
                        time.toString()))
                .event();
    }

    /** As the intake hands them to the fold. */
    public static List<Report> told(List<? extends Event<?>> events) {
        return events.stream().map(event -> new Report(event.key(), event)).toList();
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
