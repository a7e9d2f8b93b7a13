package dev.ringway.campaign.kafka;

import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.contact.CountedCall;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.dialer.AttemptIntake;
import dev.ringway.campaign.dialer.AttemptIntake.Reported;
import dev.ringway.campaign.intake.CallIntake;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.calls.Outcome;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Calls of attempts settle those. A contact's history tells of all calls with it. A deleted call was one all the same, so it stays counted. */
@Component
final class CallsListener {

    /** Ids of contacts as we give them; others are somebody else's. */
    private static final Pattern CONTACT_ID = Pattern.compile("[0-9a-f]{24}");

    private static final String VOICEMAIL = "voicemail";

    private final EventReader<CallEvent> reader;
    private final CallIntake intake;
    private final AttemptIntake attempts;

    CallsListener(EventReaders readers, CallIntake intake, AttemptIntake attempts) {
        this.reader = readers.of(Topics.CALLS_CHANGED);
        this.intake = intake;
        this.attempts = attempts;
    }

    @KafkaListener(id = "calls-changed", idIsGroup = false, topics = "calls.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<CallEvent> batch) {
        attempts.take(batch.events().stream().flatMap(CallsListener::reported).toList());
        intake.take(batch.events().stream().flatMap(CallsListener::counted).toList());
    }

    private static Stream<Reported> reported(Event<CallEvent> event) {
        return switch (event.data()) {
            case CallChanged call -> call.attemptId().map(attempt -> new Reported(attempt, report(call))).stream();
        };
    }

    private static CallReport report(CallChanged call) {
        return new CallReport(
                call.sid(),
                Optional.of(call.version()),
                new CallEnd(call.status(), call.answeredBy(), call.sipResponseCode(), talk(call)),
                new CallReport.Result(
                        call.outcome().map(Outcome::status), call.duration(), call.price(), call.endTime()));
    }

    private static Talk talk(CallChanged call) {
        if (call.outcome().map(Outcome::status).filter(VOICEMAIL::equals).isPresent()) {
            return Talk.VOICEMAIL;
        }
        return call.agentFailure().isPresent() ? Talk.NO_AGENT : Talk.ANY;
    }

    private static Stream<CountedCall> counted(Event<CallEvent> event) {
        return switch (event.data()) {
            case CallChanged call -> {
                Optional<String> contact =
                        call.contactId().filter(id -> CONTACT_ID.matcher(id).matches());
                yield contact
                        .map(id -> new CountedCall(
                                call.sid(), call.version(), id, call.status(), call.startTime(), call.duration()))
                        .stream();
            }
        };
    }
}
