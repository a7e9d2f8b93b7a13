package dev.ringway.callstore.kafka;

import dev.ringway.callstore.media.RecordingMetadata;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.recordings.RecordingChanged;
import dev.ringway.events.recordings.RecordingEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Completes recordings, from the service's own {@code recordings.changed.v1}, so that a crash leaves none out. */
@Component
final class RecordingFollowUpListener {

    private final EventReader<RecordingEvent> reader;
    private final RecordingMetadata metadata;

    RecordingFollowUpListener(EventReaders readers, RecordingMetadata metadata) {
        this.reader = readers.of(Topics.RECORDINGS_CHANGED);
        this.metadata = metadata;
    }

    @KafkaListener(
            id = "recording-follow-up",
            groupId = "${ringway.call-store.control.consumer-group}",
            topics = "recordings.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> EachEvent.of(batch.events(), this::complete));
    }

    private void complete(Event<RecordingEvent> event) {
        switch (event.data()) {
            case RecordingChanged recording -> metadata.complete(recording);
        }
    }
}
