package dev.ringway.callstore.web;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.StoredRecording;
import java.time.Instant;
import java.util.Optional;

/**
 * A recording as the interface tells it. What is not known is left out. Its media is at {@code …/media}.
 *
 * @param accountSid the Twilio account, main or subaccount, that holds it
 * @param status in-progress, paused, stopped, processing, completed, absent, deleted
 * @param duration seconds
 * @param size of the media in bytes, in {@code format}
 * @param source Twilio's RecordingSource
 * @param deletedAt when the media was deleted
 */
record RecordingView(
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
        Instant updatedAt) {

    static RecordingView of(StoredRecording stored) {
        Recording recording = stored.recording();
        return new RecordingView(
                recording.recordingSid(),
                stored.version(),
                recording.callSid(),
                recording.accountSid(),
                recording.status().text(),
                recording.duration(),
                recording.channels(),
                recording.track(),
                recording.source(),
                recording.format(),
                recording.size(),
                recording.startTime(),
                recording.errorCode(),
                recording.deletedAt(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
