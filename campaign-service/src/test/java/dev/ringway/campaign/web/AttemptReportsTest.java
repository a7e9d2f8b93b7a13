package dev.ringway.campaign.web;

import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.Outcome;
import dev.ringway.events.contract.EventDraft;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;

/** What the call store tells of a call settles the attempt that placed it. */
class AttemptReportsTest extends RunningCampaigns {

    private final EventCodec codec = new EventCodec();

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "completed, success,, reached",
        "completed, failed,, reached",
        "completed, voicemail,, voicemail",
        "completed, failed, the agent was not reached: status-429, no-agent",
        "no-answer, no-answer,, no-answer"
    })
    void whatACallCameToIsToldByItsStatusAndByItsTalk(
            String status, String outcome, String agentFailure, String expected) {
        Document attempt = Attempts.placed(newNumber());
        String id = attempt.getString("_id");
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
        EventDraft<CallChanged> draft = EventDraft.example(CallChanged.class)
                .with("sid", attempt.getString("callSid"))
                .with("version", 1L)
                .with("attemptId", id)
                .with("status", status)
                .with("outcome", new Outcome(outcome, Optional.empty(), Optional.empty(), false, Optional.empty()))
                .without("answeredBy")
                .without("contactId");
        Event<CallChanged> event = (agentFailure == null
                        ? draft.without("agentFailure")
                        : draft.with("agentFailure", agentFailure))
                .event();

        kafka.send(codec.encode(event)).join();

        await().atMost(LIMIT)
                .until(
                        () -> all("dialAttempts", new Document("_id", id))
                                .getFirst()
                                .getString("outcome"),
                        expected::equals);
    }
}
