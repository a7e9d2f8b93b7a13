package dev.ringway.callstore.recording;

import java.time.Instant;

/** A place in the list of recordings, newest first, of one instant the greater SID first. */
public record RecordingPosition(Instant createdAt, String recordingSid) {

    public static RecordingPosition of(StoredRecording stored) {
        return new RecordingPosition(stored.createdAt(), stored.recording().recordingSid());
    }
}
