package dev.ringway.transcript.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.json.JsonMapper;

/** Conversations that no document can hold. What comes behind them on their partition does not wait. */
class UnstorableConversationTest extends RunningAgents {

    private static final int ABOVE_THE_DATABASES_LIMIT = 17 << 20;

    @Autowired
    private EventPublisher events;

    @Autowired
    private ObjectStorage storage;

    @Value("${spring.kafka.consumer.group-id}")
    private String group;

    private final String id = "conv_" + UUID.randomUUID();

    @Test
    void anAnalysisThatIsTooLargeIsADeadLetter() throws Exception {
        byte[] body = JsonMapper.shared()
                .writeValueAsString(payload("notes", "x".repeat(ABOVE_THE_DATABASES_LIMIT)))
                .getBytes(StandardCharsets.UTF_8);
        StoredPayload stored = storage.store(
                ObjectKey.of("conversations", id, "large.json"), "application/json", object -> object.write(body));
        tell(draft().with("storedPayload", stored).without("payload").event());
        tell(said());

        awaitDeadLetter("BsonMaximumSizeExceededException");
        awaitWhatCameBehind();
        try (StoredContent kept = storage.read(stored.location())) {
            assertThat(kept.size()).isEqualTo(body.length);
        }
    }

    @Test
    void aNameThatNoFieldCanHaveIsADeadLetter() {
        tell(draft().with("payload", payload("no\0tes", "Friday"))
                .without("storedPayload")
                .event());
        tell(said());

        awaitDeadLetter("BsonSerializationException");
        awaitWhatCameBehind();
    }

    /** It lies in Kafka all the same: what is there is kept until its retention is over. */
    @ParameterizedTest
    @CsvSource({"DELETE, ''", "POST, /redaction"})
    void nobodyIsShownWhatTheDeadLetterOfAnErasedConversationSays(String method, String path) {
        tell(draft().with("payload", payload("no\0tes", "Friday"))
                .without("storedPayload")
                .event());
        tell(said());
        awaitDeadLetter("BsonSerializationException");
        awaitWhatCameBehind();
        String letters = "/api/v1/ops/transcript-service/dead-letters";
        String letter = letters + "/"
                + json(get(letters + "?key=" + id, Role.VIEWER))
                        .at("/items/0/id")
                        .asString();
        assertThat(get(letter, Role.OPERATOR).body()).contains("Friday", "\"erased\":false");
        assertThat(get(letter, Role.VIEWER).body())
                .contains("BsonSerializationException")
                .doesNotContain("Friday");

        assertThat(send(method, "/api/v1/transcripts/" + id + path, Role.ADMIN, "POST".equals(method) ? "{}" : "")
                        .statusCode())
                .isEqualTo(202);

        for (Role role : Role.values()) {
            assertThat(get(letter, role).body())
                    .as(role.text())
                    .contains("BsonSerializationException", "\"erased\":true")
                    .doesNotContain("Friday", "\"data\"", "\"headers\"", "\"text\"");
        }
    }

    /** It is told without them, and not a dead letter. */
    @Test
    void timesThatCannotBeStayInThePayloadAlone() {
        tell(draft().with(
                        "payload",
                        Map.of(
                                "data",
                                Map.of(
                                        "status",
                                        "done",
                                        "metadata",
                                        Map.of(
                                                "start_time_unix_secs",
                                                1_760_520_080,
                                                "call_duration_secs",
                                                100_000_000_000_000_000L),
                                        "transcript",
                                        List.of(Map.of(
                                                "role", "user", "message", "Hello.", "time_in_call_secs", 1e17)))))
                .without("storedPayload")
                .event());

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("transcripts"))
                        .filteredOn(one -> one.getString("_id").equals(id))
                        .singleElement()
                        .satisfies(one -> assertThat(one.getDate("startTime")).isNotNull())
                        .satisfies(
                                one -> assertThat(one.containsKey("duration")).isFalse()));
        tell(draft().with("conversationId", id + "_far")
                .with(
                        "payload",
                        Map.of("data", Map.of("metadata", Map.of("start_time_unix_secs", 10_000_000_000_000_000L))))
                .without("storedPayload")
                .event());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("transcripts"))
                        .filteredOn(one -> one.getString("_id").equals(id + "_far"))
                        .singleElement()
                        .satisfies(
                                one -> assertThat(one.containsKey("startTime")).isFalse()));
    }

    private void awaitDeadLetter(String why) {
        awaitRecord(
                Topics.ELEVENLABS_EVENTS.deadLetterTopic(group),
                letter -> letter.key().equals(id)
                        && new String(letter.headers().lastHeader("dlt-reason").value(), StandardCharsets.UTF_8)
                                .equals("It cannot be written to the database (" + why + ")"));
    }

    private void awaitWhatCameBehind() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("transcripts"))
                        .filteredOn(one -> one.getString("_id").equals(id))
                        .singleElement()
                        .extracting(one -> one.get("analysis", Document.class).get("dataCollection", Document.class))
                        .isEqualTo(new Document("notes", "Friday")));
    }

    private Event<ConversationEnded> said() {
        return draft().with("payload", payload("notes", "Friday"))
                .without("storedPayload")
                .event();
    }

    private EventDraft<ConversationEnded> draft() {
        return EventDraft.example(ConversationEnded.class)
                .id("post_call_transcription:" + UUID.randomUUID())
                .with("conversationId", id)
                .without("callSid")
                .without("attemptId");
    }

    private static Map<String, Object> payload(String collected, String value) {
        return Map.of(
                "data",
                Map.of(
                        "status",
                        "done",
                        "analysis",
                        Map.of("data_collection_results", Map.of(collected, Map.of("value", value)))));
    }

    private void tell(Event<ConversationEnded> told) {
        events.publish(told).join();
    }
}
