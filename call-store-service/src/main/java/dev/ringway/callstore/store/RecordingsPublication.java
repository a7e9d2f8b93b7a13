package dev.ringway.callstore.store;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.recordings.RecordingChanged;
import dev.ringway.events.recordings.RecordingEvent;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every change of a recording goes out on {@code recordings.changed.v1}; its change stream is the outbox. */
@Configuration(proxyBeanMethods = false)
class RecordingsPublication {

    private static final URI SOURCE = URI.create("/call-store-service/recordings");

    @Bean
    PublishedCollection<RecordingEvent> publishedRecordings() {
        return new PublishedCollection<>(
                "recordings", Topics.RECORDINGS_CHANGED, Set.of("transcription"), RecordingsPublication::event);
    }

    static Event<RecordingChanged> event(Document document) {
        StoredRecording stored = RecordingDocument.read(document);
        Recording recording = stored.recording();
        return new Event<>(
                recording.recordingSid() + ":" + stored.version(),
                SOURCE,
                stored.updatedAt(),
                stored.updatedAt(),
                Optional.empty(),
                new RecordingChanged(
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
                        stored.updatedAt()));
    }
}
