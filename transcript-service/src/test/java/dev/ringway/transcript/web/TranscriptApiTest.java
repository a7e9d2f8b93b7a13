package dev.ringway.transcript.web;

import static dev.ringway.transcript.Told.ended;
import static dev.ringway.transcript.Told.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations from Kafka to those who look. */
class TranscriptApiTest extends RunningAgents {

    private static final String TRANSCRIPTS = "/api/v1/transcripts";
    private static final String CONVERSATION = "conv_4301k7m2b8xre9f8k3q5a0n1t6zd";

    @Autowired
    private EventPublisher events;

    @BeforeEach
    void noTranscripts() {
        Mono.from(database.getCollection("transcripts").deleteMany(new Document()))
                .block();
    }

    @Test
    void aConversationIsStoredWithAllThatIsToldAndFound() throws IOException {
        tell(ended(CONVERSATION, fixture()));

        JsonNode transcript = awaitTranscript(CONVERSATION, "done");
        assertThat(transcript.path("callSid").asString()).isEqualTo(Told.CALL);
        assertThat(transcript.path("agentId").asString()).isEqualTo("agent_7101k5zvyjhmfg983brhmhkd98n6");
        assertThat(transcript.path("campaignId").asString()).isEqualTo("campaign_1");
        assertThat(transcript.path("language").asString()).isEqualTo("en");
        assertThat(transcript.path("startTime").asString()).isEqualTo("2025-10-15T09:21:20Z");
        assertThat(transcript.path("duration").asInt()).isEqualTo(31);
        assertThat(transcript.path("cost").decimalValue()).isEqualByComparingTo("0.0483");
        assertThat(transcript.path("terminationReason").asString()).isEqualTo("end_call tool was called.");
        assertThat(transcript.path("turns")).hasSize(3).allSatisfy(turn -> {
            assertThat(Instant.parse(turn.path("endTime").asString()))
                    .isAfter(Instant.parse(turn.path("startTime").asString()));
        });
        JsonNode analysis = transcript.path("analysis");
        assertThat(analysis.path("callSuccessful").asString()).isEqualTo("success");
        assertThat(analysis.path("title").asString()).isEqualTo("Callback Friday");
        assertThat(analysis.path("sentiment").path("overall").asString()).isIn("positive", "neutral", "negative");
        assertThat(texts(analysis.path("keywords"))).containsExactly("booked");
        assertThat(analysis.path("entities").toString()).contains("Friday");
        assertThat(analysis.path("talkRatio").asDouble()).isBetween(0.01, 0.99);
        assertThat(analysis.at("/latency/p50").asDouble()).isEqualTo(0.33);
        assertThat(analysis.at("/latency/p90").asDouble()).isEqualTo(0.37);
        assertThat(analysis.at("/criteriaChecks/0/passed").asBoolean()).isTrue();
        assertThat(analysis.at("/dataCollection/callback_day").asString()).isEqualTo("Friday");
        Document stored = stored("transcripts").getFirst();
        assertThat(stored.get("raw", Document.class).getLong("size")).isGreaterThan(1000L);
        assertThat(found("?callSid=" + Told.CALL)).containsExactly(CONVERSATION);
        assertThat(found("?status=failed")).isEmpty();
        assertThat(json(get(TRANSCRIPTS, Role.VIEWER)).at("/items/0").has("turns"))
                .isFalse();
    }

    @Test
    void toldTwiceItIsOneAndWhatSaysLessChangesNothing() throws IOException {
        tell(ended(CONVERSATION, fixture()));
        awaitTranscript(CONVERSATION, "done");
        tell(ended(CONVERSATION, fixture()));
        tell(failed(CONVERSATION));
        tell(failed("conv_behind"));

        awaitTranscript("conv_behind", "failed");
        JsonNode transcript = json(get(TRANSCRIPTS + "/" + CONVERSATION, Role.OPERATOR));
        assertThat(transcript.path("status").asString()).isEqualTo("done");
        assertThat(transcript.path("version").asLong()).isEqualTo(1);
    }

    @Test
    void aFailedOneBecomesWholeWhenItIsTold() throws IOException {
        tell(failed(CONVERSATION));
        JsonNode failed = awaitTranscript(CONVERSATION, "failed");
        assertThat(failed.path("terminationReason").asString()).isEqualTo("busy");

        tell(ended(CONVERSATION, fixture()));

        assertThat(awaitTranscript(CONVERSATION, "done").path("turns")).hasSize(3);
    }

    @Test
    void whatCannotBeReadHoldsUpNoOther() throws IOException {
        tell(ended("conv_empty", Map.of()));
        tell(ended(CONVERSATION, fixture()));

        awaitTranscript(CONVERSATION, "done");
        assertThat(get(TRANSCRIPTS + "/conv_empty", Role.VIEWER).statusCode()).isEqualTo(404);
    }

    @Test
    void aLanguageThatNobodyTellsIsHeard() {
        tell(ended(
                "conv_language",
                said("Guten Tag, ich möchte meinen Termin in der Werkstatt gern auf nächste Woche verschieben.")));

        JsonNode transcript = awaitTranscript("conv_language", "done");
        assertThat(transcript.path("language").asString()).isEqualTo("de");
        assertThat(texts(transcript.at("/analysis/keywords"))).contains("termin");
        assertThat(transcript.at("/analysis/sentiment").isMissingNode()).isTrue();
    }

    @Test
    void whoFoundWhatIsStored() throws IOException {
        tell(ended(CONVERSATION, fixture()));
        awaitTranscript(CONVERSATION, "done");

        Document origin =
                stored("transcripts").getFirst().get("analysis", Document.class).get("origin", Document.class);
        assertThat(origin.getInteger("analyzers")).isEqualTo(StandardAnalyzers.VERSION);
        assertThat(origin.getList("provider", String.class)).containsExactly("summary", "title");
    }

    @Test
    void numbersThatWereSpokenAreMaskedForViewers() {
        tell(ended("conv_number", said("Call me at +1 415 555 0123.")));

        awaitTranscript("conv_number", "done");
        String seen = get(TRANSCRIPTS + "/conv_number", Role.VIEWER).body();
        assertThat(seen).doesNotContain("555 0123").doesNotContain("5550123");
        assertThat(get(TRANSCRIPTS + "/conv_number", Role.OPERATOR).body()).contains("+1 415 555 0123");
    }

    /** As JSON is written, such a number stands behind a letter. */
    @Test
    void numbersInWhatToolsWereGivenAndGaveBackAreMaskedForViewers() {
        String given = "{\"note\": \"Call me\\n4155550123\", \"tries\": 3}";
        String back = "{\"body\": \"{\\\"of\\\": \\\"Zoe\\\\t4155550123\\\"}\"}";
        tell(ended(
                "conv_tool",
                Map.of(
                        "data",
                        Map.of(
                                "transcript",
                                List.of(Map.of(
                                        "role",
                                        "agent",
                                        "tool_calls",
                                        List.of(Map.of(
                                                "request_id", "r1", "tool_name", "look_up", "params_as_json", given)),
                                        "tool_results",
                                        List.of(Map.of(
                                                "request_id",
                                                "r1",
                                                "tool_name",
                                                "look_up",
                                                "result_value",
                                                back))))))));

        awaitTranscript("conv_tool", "done");
        JsonNode seen = json(get(TRANSCRIPTS + "/conv_tool", Role.VIEWER)).at("/turns/0/toolCalls/0");
        assertThat(seen.path("parameters").asString()).isEqualTo("{\"note\":\"Call me\\n•••\",\"tries\":3}");
        assertThat(seen.path("result").asString()).isEqualTo("{\"body\":\"{\\\"of\\\":\\\"Zoe\\\\t•••\\\"}\"}");
        JsonNode whole = json(get(TRANSCRIPTS + "/conv_tool", Role.OPERATOR)).at("/turns/0/toolCalls/0");
        assertThat(whole.path("parameters").asString()).isEqualTo(given);
        assertThat(whole.path("result").asString()).isEqualTo(back);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01865 270000",
                "07700 900123",
                "555-0123",
                "415/555/0123",
                "four one five five five five oh one two three"
            })
    void noWayOfWritingANumberIsShownToViewersAnywhere(String number) {
        tell(ended("conv_number", said("Call me on " + number + ".")));
        awaitTranscript("conv_number", "done");
        Document analysis = new Document("analysis.summary", "They want " + number + ".")
                .append("analysis.entities", List.of(new Document("text", number).append("type", "phone-number")))
                .append(
                        "analysis.criteriaChecks",
                        List.of(new Document("id", "asked")
                                .append("name", "Asked for " + number)
                                .append("result", "success")
                                .append("passed", true)));
        Mono.from(database.getCollection("transcripts")
                        .updateOne(new Document("_id", "conv_number"), new Document("$set", analysis)))
                .block();

        for (String path :
                List.of("/conv_number", "/conv_number/export?format=text", "/conv_number/export?format=vtt")) {
            assertThat(get(TRANSCRIPTS + path, Role.VIEWER).body()).as(path).doesNotContain(number);
            assertThat(get(TRANSCRIPTS + path, Role.OPERATOR).body()).as(path).contains(number);
        }
        JsonNode seen = json(get(TRANSCRIPTS + "/conv_number", Role.VIEWER)).path("analysis");
        assertThat(seen.at("/criteriaChecks/0/name").asString()).isEqualTo("Asked for •••");
        assertThat(seen.at("/entities/0/text").asString()).isEqualTo("•••");
    }

    /** Whoever found it may know forms that no rule of ours knows. */
    @Test
    void whatWasFoundToBeANumberIsHiddenWhateverItLooksLike() {
        tell(ended("conv_entity", said("Hello.")));
        awaitTranscript("conv_entity", "done");
        List<Document> entities = List.of(
                new Document("text", "one double eight").append("type", "phone-number"),
                new Document("text", "one double eight").append("type", "organisation"));
        Mono.from(database.getCollection("transcripts")
                        .updateOne(
                                new Document("_id", "conv_entity"),
                                new Document("$set", new Document("analysis.entities", entities))))
                .block();

        assertThat(texts(json(get(TRANSCRIPTS + "/conv_entity", Role.VIEWER)).at("/analysis/entities"), "text"))
                .containsExactly("•••", "one double eight");
        assertThat(texts(json(get(TRANSCRIPTS + "/conv_entity", Role.OPERATOR)).at("/analysis/entities"), "text"))
                .containsExactly("one double eight", "one double eight");
    }

    @Test
    void whatToolsWereGivenIsHiddenByItsNameToo() {
        String given = "{\"phoneNumber\": \"01865 270000\", \"phone_number\": 4711, \"to\": [\"Zoe\", 1], \"from\":"
                + " {\"age\": 42}, \"digits\": \"\", \"note\": \"{\\\"digits\\\": \\\"4711\\\"}\"}";
        tell(ended(
                "conv_named",
                Map.of(
                        "data",
                        Map.of(
                                "transcript",
                                List.of(Map.of(
                                        "role",
                                        "agent",
                                        "tool_calls",
                                        List.of(Map.of(
                                                "request_id",
                                                "r1",
                                                "tool_name",
                                                "call",
                                                "params_as_json",
                                                given))))))));

        awaitTranscript("conv_named", "done");
        assertThat(json(get(TRANSCRIPTS + "/conv_named", Role.VIEWER))
                        .at("/turns/0/toolCalls/0/parameters")
                        .asString())
                .isEqualTo("{\"phoneNumber\":\"•••\",\"phone_number\":\"•••\",\"to\":[\"•••\",\"•••\"],\"from\":"
                        + "{\"age\":42},\"digits\":\"\",\"note\":\"{\\\"digits\\\":\\\"•••\\\"}\"}");
        assertThat(json(get(TRANSCRIPTS + "/conv_named", Role.OPERATOR))
                        .at("/turns/0/toolCalls/0/parameters")
                        .asString())
                .isEqualTo(given);
    }

    @Test
    void pagesTellAllOnceTheNewestFirst() {
        for (int i = 0; i < 5; i++) {
            tell(failed("conv_page_" + i));
        }
        await().atMost(LIMIT).until(() -> stored("transcripts").size() == 5);
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(get(TRANSCRIPTS + "?limit=2" + cursor, Role.VIEWER));
            texts(page.path("items"), "conversationId").forEach(all::add);
            cursor = page.path("next").isMissingNode()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(all)
                .containsExactlyInAnyOrder("conv_page_0", "conv_page_1", "conv_page_2", "conv_page_3", "conv_page_4");
        assertThat(get(TRANSCRIPTS + "?limit=2&sentiment=happy", Role.VIEWER).statusCode())
                .isEqualTo(400);
    }

    private List<String> found(String query) {
        return texts(json(get(TRANSCRIPTS + query, Role.VIEWER)).path("items"), "conversationId")
                .toList();
    }

    private JsonNode awaitTranscript(String id, String status) {
        await().atMost(LIMIT).untilAsserted(() -> {
            HttpResponse<String> answer = get(TRANSCRIPTS + "/" + id, Role.OPERATOR);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).path("status").asString()).isEqualTo(status);
        });
        return json(get(TRANSCRIPTS + "/" + id, Role.OPERATOR));
    }

    private void tell(ElevenLabsEvent told) {
        events.publish(Told.event(told)).join();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static CallInitiationFailed failed(String id) {
        Optional<String> none = Optional.empty();
        return new CallInitiationFailed(
                id,
                none,
                "busy",
                none,
                none,
                none,
                Optional.empty(),
                none,
                none,
                none,
                none,
                none,
                none,
                Optional.of(Map.of("data", Map.of("failure_reason", "busy"))),
                Optional.empty());
    }

    private static Map<String, Object> fixture() throws IOException {
        try (InputStream fixture = TranscriptApiTest.class.getResourceAsStream(
                "/dev/ringway/transcript/elevenlabs-post-call-transcription.json")) {
            return JsonMapper.shared().readValue(fixture, new TypeReference<>() {});
        }
    }
}
