package dev.ringway.transcript.kafka;

import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.transcript.intake.CallLinkIntake;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A conversation gets its call, campaign and contact from what call-store knows of them. */
@Component
final class CallsListener {

    private final EventReader<CallEvent> reader;
    private final CallLinkIntake intake;

    CallsListener(EventReaders readers, CallLinkIntake intake) {
        this.reader = readers.of(Topics.CALLS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "calls-changed", idIsGroup = false, topics = "calls.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<CallEvent> batch) {
        intake.take(batch.records());
    }
}
