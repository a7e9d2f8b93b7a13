package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.events.Topics;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A conversation finds its call, or waits for it. Each may be 256 KB and many times that once read, so batches are small. */
@Component
final class ElevenLabsEventsListener {

    private final EventReader<ElevenLabsEvent> reader;
    private final ReportIntake intake;

    ElevenLabsEventsListener(EventReaders readers, ReportIntake intake) {
        this.reader = readers.of(Topics.ELEVENLABS_EVENTS);
        this.intake = intake;
    }

    @KafkaListener(
            id = "elevenlabs-events",
            idIsGroup = false,
            topics = "elevenlabs.events.v1",
            properties = "max.poll.records=${ringway.call-store.conversations-per-batch}")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> intake.take(batch.events()));
    }
}
