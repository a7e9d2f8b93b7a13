package dev.ringway.callstore.report;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * The media of a recording is gone at Twilio; the row stays.
 *
 * @param by the person who asked for it; empty where its time had come
 */
@EventName("dev.ringway.recording.deleted.v1")
public record RecordingDeleted(String callSid, String recordingSid, Instant deletedAt, Optional<String> by)
        implements SystemReport {

    public RecordingDeleted {
        Required.text(callSid, "callSid");
        Required.text(recordingSid, "recordingSid");
        Required.value(deletedAt, "deletedAt");
    }
}
