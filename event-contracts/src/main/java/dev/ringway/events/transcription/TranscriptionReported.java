package dev.ringway.events.transcription;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A callback of Twilio's real-time transcription, at {@code /webhooks/twilio/transcription}.
 *
 * @param event as sent: transcription-started, transcription-content, transcription-stopped, transcription-error, or a
 *     value that Twilio adds later
 * @param sequenceId counts the transcription's callbacks
 * @param track inbound_track or outbound_track, of content
 * @param text what was said; only with content
 * @param confidence 0 to 1
 * @param last true where the text will not be corrected any more (Twilio's {@code Final})
 * @param stability 0 to 1, of a text that may still be corrected
 * @param parameters everything that was posted, decoded, in the order of arrival of each name's values
 */
@EventName("dev.ringway.transcription.reported.v1")
public record TranscriptionReported(
        String callSid,
        String accountSid,
        String transcriptionSid,
        String event,
        Optional<Long> sequenceId,
        Optional<Instant> timestamp,
        Optional<String> track,
        Optional<String> text,
        Optional<BigDecimal> confidence,
        Optional<Boolean> last,
        Optional<String> languageCode,
        Optional<BigDecimal> stability,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Map<String, List<String>> parameters)
        implements TranscriptionEvent {

    public TranscriptionReported {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.text(transcriptionSid, "transcriptionSid");
        Required.text(event, "event");
        Required.value(parameters, "parameters");
    }
}
