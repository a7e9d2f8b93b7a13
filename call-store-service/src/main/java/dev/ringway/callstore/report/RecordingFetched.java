package dev.ringway.callstore.report;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * A recording as Twilio's REST interface tells it.
 *
 * @param accountSid whose recording it is
 * @param status in-progress, paused, stopped, processing, completed, absent, deleted
 * @param duration seconds
 * @param source Twilio's, an open list
 * @param track inbound, outbound, both
 * @param url of the media, without an extension
 * @param format mp3 or wav, where the media was looked at
 * @param size of the media in bytes
 */
@EventName("dev.ringway.recording.fetched.v1")
public record RecordingFetched(
        String callSid,
        String recordingSid,
        Optional<String> accountSid,
        String status,
        Optional<Long> duration,
        Optional<Integer> channels,
        Optional<String> track,
        Optional<String> source,
        Optional<String> url,
        Optional<String> format,
        Optional<Long> size,
        Optional<Instant> startTime,
        Optional<Integer> errorCode)
        implements SystemReport {

    public RecordingFetched {
        Required.text(callSid, "callSid");
        Required.text(recordingSid, "recordingSid");
        Required.text(status, "status");
    }
}
