package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A report about a call, kept whatever it did to the call.
 *
 * @param id the same for every delivery of the same report
 * @param type the CloudEvents type
 * @param source twilio, elevenlabs or system
 * @param timestamp the provider's time
 * @param sequence the provider's, where it counts
 * @param data the report as it travelled; what was posted stands in {@code parameters} or {@code payload}
 * @param said where the report is of something that was said
 * @param erased whether what was said was taken out of it
 */
public record RecordedEvent(
        String id,
        String callSid,
        String type,
        String source,
        Instant timestamp,
        Instant receivedAt,
        Optional<Long> sequence,
        Map<String, Object> data,
        Optional<Utterance> said,
        boolean erased) {

    /** The same for good without what was said; all that its call is folded from stays. */
    public RecordedEvent withoutWords() {
        return new RecordedEvent(
                id,
                callSid,
                type,
                source,
                timestamp,
                receivedAt,
                sequence,
                Words.takenOutOf(data),
                Optional.empty(),
                true);
    }
}
