package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.LinkIntake;
import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.report.CallSids;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.attempts.DialAttemptChanged;
import dev.ringway.events.attempts.DialAttemptEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A call gets its campaign, contact and number from the attempt that placed it; a deleted attempt changes nothing. */
@Component
final class DialAttemptsListener {

    private final EventReader<DialAttemptEvent> reader;
    private final LinkIntake intake;

    DialAttemptsListener(EventReaders readers, LinkIntake intake) {
        this.reader = readers.of(Topics.DIAL_ATTEMPTS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "dial-attempts-changed", idIsGroup = false, topics = "dial-attempts.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<DialAttemptEvent> batch) {
        Refusals.reject(
                batch,
                intake.attempts(batch.events().stream()
                        .map(DialAttemptsListener::attempt)
                        .toList()));
    }

    private static Attempt attempt(Event<DialAttemptEvent> event) {
        return switch (event.data()) {
            case DialAttemptChanged changed ->
                new Attempt(
                        changed.attemptId(),
                        changed.version(),
                        text(changed.campaignId()),
                        text(changed.contactId()),
                        text(changed.contactName()),
                        changed.attemptNumber().filter(number -> number > 0),
                        text(changed.agentId()),
                        CallSids.of(changed.callSid()));
        };
    }

    private static Optional<String> text(Optional<String> text) {
        return text.filter(some -> !some.isEmpty());
    }
}
