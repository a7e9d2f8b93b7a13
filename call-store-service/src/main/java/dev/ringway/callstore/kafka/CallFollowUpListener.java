package dev.ringway.callstore.kafka;

import dev.ringway.callstore.control.LiveTranscription;
import dev.ringway.callstore.control.TransferFollowing;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.attempts.DialAttemptChanged;
import dev.ringway.events.attempts.DialAttemptEvent;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * What follows from a change of a call, read from the service's own {@code calls.changed.v1}, so that it happens also when
 * this instance dies right after the change. In a group of its own: Twilio being away holds no report up.
 */
@Component
final class CallFollowUpListener {

    private final EventReader<CallEvent> calls;
    private final EventReader<DialAttemptEvent> attempts;
    private final TransferFollowing transfers;
    private final LiveTranscription transcription;

    CallFollowUpListener(EventReaders readers, TransferFollowing transfers, LiveTranscription transcription) {
        this.calls = readers.of(Topics.CALLS_CHANGED);
        this.attempts = readers.of(Topics.DIAL_ATTEMPTS_CHANGED);
        this.transfers = transfers;
        this.transcription = transcription;
    }

    @KafkaListener(
            id = "call-follow-up",
            groupId = "${ringway.call-store.control.consumer-group}",
            topics = "calls.changed.v1")
    void onCalls(List<ConsumerRecord<String, byte[]>> records) {
        calls.read(records, batch -> EachEvent.of(batch.events(), this::follow));
    }

    @KafkaListener(
            id = "attempt-follow-up",
            groupId = "${ringway.call-store.control.consumer-group}",
            topics = "dial-attempts.changed.v1")
    void onAttempts(List<ConsumerRecord<String, byte[]>> records) {
        attempts.read(records, batch -> EachEvent.of(batch.events(), this::wish));
    }

    private void follow(Event<CallEvent> event) {
        switch (event.data()) {
            case CallChanged call -> {
                transfers.follow(call);
                transcription.changed(call);
            }
        }
    }

    private void wish(Event<DialAttemptEvent> event) {
        switch (event.data()) {
            case DialAttemptChanged attempt -> transcription.wished(attempt);
        }
    }
}
