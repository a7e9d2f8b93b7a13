package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.events.Topics;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Offsets are committed when a batch is on disk, not before. */
@Component
final class TwilioEventsListener {

    private final EventReader<TwilioEvent> reader;
    private final ReportIntake intake;

    TwilioEventsListener(EventReaders readers, ReportIntake intake) {
        this.reader = readers.of(Topics.TWILIO_EVENTS);
        this.intake = intake;
    }

    @KafkaListener(id = "twilio-events", idIsGroup = false, topics = "twilio.events.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> intake.take(batch.events()));
    }
}
