package dev.ringway.transcript.kafka;

import dev.ringway.events.Topics;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.transcript.intake.SegmentIntake;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What is said on a call can be read while it is said. */
@Component
final class SegmentsListener {

    private final EventReader<TranscriptionEvent> reader;
    private final SegmentIntake intake;

    SegmentsListener(EventReaders readers, SegmentIntake intake) {
        this.reader = readers.of(Topics.TRANSCRIPT_SEGMENTS);
        this.intake = intake;
    }

    @KafkaListener(id = "transcript-segments", idIsGroup = false, topics = "transcript-segments.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> intake.take(batch.events()));
    }
}
