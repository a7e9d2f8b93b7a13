package dev.ringway.callstore.web;

import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.starter.security.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A report about a call.
 *
 * @param eventId the same for every delivery of the same report
 * @param eventType the kind of report, e.g. {@code dev.ringway.call.status-reported.v1}
 * @param source twilio, elevenlabs or system
 * @param timestamp the provider's time
 * @param sequence the provider's number, where it counts
 * @param data the report as it came; phone numbers as this caller may see them
 */
record CallEventView(
        String eventId,
        String callSid,
        String eventType,
        String source,
        Instant timestamp,
        Instant receivedAt,
        Optional<Long> sequence,
        Map<String, Object> data) {

    static CallEventView of(RecordedEvent event, Caller caller) {
        return new CallEventView(
                event.id(),
                event.callSid(),
                event.type(),
                event.source(),
                event.timestamp(),
                event.receivedAt(),
                event.sequence(),
                caller.maySeeNumbers() ? event.data() : ReportMask.mask(event.data()));
    }
}
