package dev.ringway.transcript.kafka;

import dev.ringway.events.Topics;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.transcript.intake.ConversationIntake;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Each may be 256 KB and many times that once read, so batches are small. */
@Component
final class ConversationsListener {

    private final EventReader<ElevenLabsEvent> reader;
    private final ConversationIntake intake;

    ConversationsListener(EventReaders readers, ConversationIntake intake) {
        this.reader = readers.of(Topics.ELEVENLABS_EVENTS);
        this.intake = intake;
    }

    @KafkaListener(
            id = "elevenlabs-events",
            idIsGroup = false,
            topics = "elevenlabs.events.v1",
            properties = "max.poll.records=${ringway.transcript.conversations-per-batch}")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> batch.events().forEach(intake::take));
    }
}
