package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.Erasing;
import dev.ringway.callstore.report.CallSids;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.erasures.TranscriptErasureChanged;
import dev.ringway.events.erasures.TranscriptErasureEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * What was said in a conversation that was deleted or redacted does not stay on its call's timeline. Nothing is redacted
 * here: of either the whole text goes.
 */
@Component
final class TranscriptErasuresListener {

    private final EventReader<TranscriptErasureEvent> reader;
    private final Erasing erasing;

    TranscriptErasuresListener(EventReaders readers, Erasing erasing) {
        this.reader = readers.of(Topics.TRANSCRIPT_ERASURES_CHANGED);
        this.erasing = erasing;
    }

    @KafkaListener(id = "transcript-erasures-changed", idIsGroup = false, topics = "transcript-erasures.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, batch -> batch.events().forEach(this::erase));
    }

    private void erase(Event<TranscriptErasureEvent> event) {
        switch (event.data()) {
            case TranscriptErasureChanged erasure ->
                erasing.erase(erasure.conversationId(), CallSids.of(erasure.callSid()));
        }
    }
}
