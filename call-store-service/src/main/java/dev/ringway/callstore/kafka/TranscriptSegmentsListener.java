package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.events.Topics;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What was said on a call belongs to its timeline. */
@Component
final class TranscriptSegmentsListener {

    private final EventReader<TranscriptionEvent> reader;
    private final ReportIntake intake;

    TranscriptSegmentsListener(EventReaders readers, ReportIntake intake) {
        this.reader = readers.of(Topics.TRANSCRIPT_SEGMENTS);
        this.intake = intake;
    }

    @KafkaListener(id = "transcript-segments", idIsGroup = false, topics = "transcript-segments.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> intake.take(batch.events()));
    }
}
