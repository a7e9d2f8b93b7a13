package dev.ringway.events.recordings;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole state of a recording after a change. Consumers keep the highest {@code version} they have seen of a
 * {@code recordingSid} and ignore an older one.
 *
 * @param accountSid the Twilio account, main or subaccount, that holds the recording
 * @param status in-progress, paused, stopped, processing, completed, absent, deleted
 * @param duration seconds
 * @param size of the media in bytes
 * @param deletedAt when the media was deleted at Twilio; the row stays
 */
@EventName("dev.ringway.recording.changed.v1")
public record RecordingChanged(
        String recordingSid,
        long version,
        String callSid,
        Optional<String> accountSid,
        String status,
        Optional<Long> duration,
        Optional<Integer> channels,
        Optional<String> track,
        Optional<String> source,
        Optional<String> format,
        Optional<Long> size,
        Optional<Instant> startTime,
        Optional<Integer> errorCode,
        Optional<Instant> deletedAt,
        Instant createdAt,
        Instant updatedAt)
        implements RecordingEvent {

    public RecordingChanged {
        Required.text(recordingSid, "recordingSid");
        Required.text(callSid, "callSid");
        Required.text(status, "status");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
    }

    @Override
    public String entityId() {
        return recordingSid;
    }
}
