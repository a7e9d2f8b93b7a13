package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A report about a call, for those who look.
 *
 * @param eventId the same for every delivery of the same report
 * @param eventType the kind of report, e.g. {@code dev.ringway.call.status-reported.v1}
 * @param source twilio, elevenlabs or system
 * @param timestamp the provider's time
 * @param sequence the provider's number, where it counts
 * @param data the report as it came
 * @param conversationData who said what, where the report is of something said
 * @param refused where the call or the recording could not take it, so that it counts for nothing
 * @param erased whether what was said was taken out of it, since its conversation was deleted or redacted
 */
public record TimelineEvent(
        String eventId,
        String callSid,
        String eventType,
        String source,
        Instant timestamp,
        Instant receivedAt,
        Optional<Long> sequence,
        Map<String, Object> data,
        Optional<Map<String, Object>> conversationData,
        Optional<EventRefusal> refused,
        boolean erased) {

    /** The same with what it holds as somebody may see it. */
    public TimelineEvent withData(Map<String, Object> shown, Optional<Map<String, Object>> said) {
        return new TimelineEvent(
                eventId, callSid, eventType, source, timestamp, receivedAt, sequence, shown, said, refused, erased);
    }
}
