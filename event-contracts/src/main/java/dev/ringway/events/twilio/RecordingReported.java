package dev.ringway.events.twilio;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recording's status callback, at {@code /webhooks/twilio/recording}.
 *
 * @param recordingStatus as sent: in-progress, completed, absent, or a value that Twilio adds later
 * @param recordingUrl without an extension; needs the account's credentials
 * @param duration seconds
 * @param source Twilio's RecordingSource; its list is open
 * @param track inbound, outbound, both
 * @param errorCode Twilio's; 0 is OK
 * @param parameters everything that was posted, decoded, in the order of arrival of each name's values
 */
@EventName("dev.ringway.recording.reported.v1")
public record RecordingReported(
        String callSid,
        String accountSid,
        String recordingSid,
        String recordingStatus,
        Optional<String> recordingUrl,
        Optional<Long> duration,
        Optional<Integer> channels,
        Optional<Instant> startTime,
        Optional<String> source,
        Optional<String> track,
        Optional<Integer> errorCode,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Map<String, List<String>> parameters)
        implements TwilioEvent {

    public RecordingReported {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.text(recordingSid, "recordingSid");
        Required.text(recordingStatus, "recordingStatus");
        Required.value(parameters, "parameters");
    }
}
