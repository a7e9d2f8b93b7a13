package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.twilio.TwilioSigner;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A genuine request that could not become an event is corrected and becomes one. */
@IngestTest
class ParkedLettersTest {

    private static final String PATH = "/api/v1/ops/webhook-ingest-service/dead-letters";

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    private final String callSid = Posting.newCallSid();
    private final TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());

    @Test
    void aParkedFormIsCorrectedAndPublishedUnderItsDeterministicId() {
        Map<String, List<String>> form = new LinkedHashMap<>(Posting.ringing(callSid));
        form.remove("CallStatus");
        assertThat(new Posting(port).signed(form).statusCode()).isEqualTo(204);
        JsonNode listed = ask(HttpMethod.GET, "?call=" + callSid, Role.VIEWER, "", Map.of(), 200);
        String id = listed.at("/items/0/id").stringValue();
        assertThat(listed.at("/items/0/reason").stringValue()).isEqualTo("call-status-missing");

        JsonNode letter = ask(HttpMethod.GET, "/" + id, Role.ADMIN, "", Map.of(), 200);
        assertThat(letter.at("/data/CallSid/0").stringValue()).isEqualTo(callSid);
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR)) {
            JsonNode outline = ask(HttpMethod.GET, "/" + id, role, "", Map.of(), 200);
            assertThat(outline.get("reason").stringValue()).isEqualTo("call-status-missing");
            assertThat(outline.has("data")).isFalse();
            assertThat(outline.toString()).doesNotContain(form.get("From").getFirst());
        }
        ask(HttpMethod.POST, "/" + id + "/replay", Role.OPERATOR, "", Map.of(), 403);
        assertThat(ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("still-unreadable");

        String tag = tagOf(id);
        assertThat(ask(HttpMethod.PUT, "/" + id + "/correction", Role.ADMIN, tag, correction("A=1"), 400)
                        .at("/errors/0/field")
                        .stringValue())
                .isEqualTo("data");
        String good = TwilioSigner.encode(Posting.ringing(callSid));
        String before = tagOf(id);
        ask(HttpMethod.PUT, "/" + id + "/correction", Role.ADMIN, tag, correction(good), 200);
        // As the letter shows them, its fields are taken too.
        JsonNode shown = ask(HttpMethod.GET, "/" + id, Role.ADMIN, "", Map.of(), 200);
        assertThat(tagOf(id)).isNotEqualTo(before);
        Map<String, Object> fields =
                Map.of("data", shown.at("/correction/data"), "why", "seen and put back, one field alone");
        ask(HttpMethod.PUT, "/" + id + "/correction", Role.ADMIN, tagOf(id), fields, 200);
        assertThat(topics.eventsOf(callSid)).isEmpty();
        for (int time = 1; time <= 2; time++) {
            JsonNode replayed = ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 200);
            assertThat(replayed.get("replays").intValue()).isEqualTo(time);
        }
        assertThat(topics.eventsOf(callSid))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.id()).isEqualTo("status:" + callSid + ":call-progress-events:ringing:1"));
    }

    @Test
    void aParkedPostCallWebhookIsCorrectedAndPublished() {
        String conversation = PostCalls.newConversation();
        String broken = "{\"data\":{\"agent_id\":\"%s\",\"conversation_id\":\"%s\"}}"
                .formatted(PostCalls.OUR_AGENT, conversation);
        assertThat(new PostCalls(port).signed(broken).statusCode()).isEqualTo(200);
        String id = ask(HttpMethod.GET, "?reason=type-missing", Role.VIEWER, "", Map.of(), 200)
                .at("/items/0/id")
                .stringValue();
        assertThat(ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("still-unreadable");

        Map<String, Object> whole = Map.of(
                "type",
                "call_initiation_failure",
                "data",
                Map.of("agent_id", PostCalls.OUR_AGENT, "conversation_id", conversation, "failure_reason", "busy"));
        ask(
                HttpMethod.PUT,
                "/" + id + "/correction",
                Role.ADMIN,
                tagOf(id),
                Map.of("data", whole, "why", "the type got lost"),
                200);
        ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 200);

        assertThat(PostCalls.events(conversation))
                .singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo("call_initiation_failure:" + conversation));
    }

    @Test
    void aBodyTooLargeToBeParkedIsReplayedFromWhereItLies() throws Exception {
        String conversation = PostCalls.newConversation();
        StoredPayload place = store(conversation, audioBody(conversation, "A".repeat(400_000)));
        String id = parkedPlace(place);

        ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 200);

        assertThat(PostCalls.events(conversation))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .isInstanceOfSatisfying(
                                ConversationAudioStored.class,
                                stored -> assertThat(stored.audio().size()).isEqualTo(300_000)));

        storage.delete(place.location());
        assertThat(ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("body-gone");
    }

    @Test
    void aStoredBodyThatIsStillUnreadableSaysSoAndIsCorrectedByThePlaceOfAnother() throws Exception {
        String conversation = PostCalls.newConversation();
        byte[] broken = audioBody(conversation, "A".repeat(400_000) + "!");
        assertThat(new PostCalls(port).signed(broken).statusCode()).isEqualTo(200);
        String id = ask(HttpMethod.GET, "?reason=audio-malformed", Role.VIEWER, "", Map.of(), 200)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .filter(one -> ask(HttpMethod.GET, "/" + one, Role.ADMIN, "", Map.of(), 200)
                        .toString()
                        .contains(new RawBody(broken).sha256()))
                .findFirst()
                .orElseThrow();
        assertThat(ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 409)
                        .get("detail")
                        .stringValue())
                .contains("audio-malformed");

        StoredPayload whole = store(conversation, audioBody(conversation, "A".repeat(800_000)));
        StoredPayload stillBroken = store(conversation, broken);
        assertThat(correctTo(id, stillBroken, 400).at("/errors/0/message").stringValue())
                .contains("audio-malformed");
        correctTo(id, whole, 200);
        ask(HttpMethod.POST, "/" + id + "/replay", Role.ADMIN, "", Map.of(), 200);

        assertThat(PostCalls.events(conversation)).hasSize(1);
    }

    @Test
    void aCorrectionThatIsLargerThanARequestMayBeIsToldTheLimit() {
        String broken = "{\"data\":{\"conversation_id\":\"%s\"}}".formatted(PostCalls.newConversation());
        new PostCalls(port).signed(broken);
        String id = ask(HttpMethod.GET, "?reason=type-missing", Role.VIEWER, "", Map.of(), 200)
                .at("/items/0/id")
                .stringValue();

        JsonNode answer = ask(
                HttpMethod.PUT,
                "/" + id + "/correction",
                Role.ADMIN,
                tagOf(id),
                correction("A=" + "1".repeat(600_000)),
                413);

        assertThat(answer.get("detail").stringValue()).contains("512 KB").contains("HTTP_MAX_BODY");
    }

    private static byte[] audioBody(String conversation, String base64) {
        return PostCalls.bytes("{\"type\":\"post_call_audio\",\"data\":{\"agent_id\":\"" + PostCalls.OUR_AGENT
                + "\",\"conversation_id\":\"" + conversation + "\",\"full_audio\":\"" + base64 + "\"}}");
    }

    private StoredPayload store(String conversation, byte[] body) throws IOException {
        return storage.store(
                ObjectKey.of("elevenlabs", "unreadable", conversation + "-" + body.length + ".json"),
                "application/json",
                new ByteArrayInputStream(body));
    }

    /** As a version parked it that could not read the body. */
    private String parkedPlace(StoredPayload place) throws Exception {
        ProducerRecord<String, byte[]> parked = new ProducerRecord<>(
                PostCalls.PARKED, place.sha256(), JsonMapper.shared().writeValueAsBytes(place));
        Map.of(
                        "webhook-url",
                        Posting.ORIGIN + PostCalls.PATH,
                        "webhook-received-at",
                        Instant.now().toString(),
                        "webhook-body",
                        "stored",
                        "dlt-reason",
                        "audio-malformed")
                .forEach((name, value) -> parked.headers().add(name, PostCalls.bytes(value)));
        RecordMetadata at = kafka.send(parked).get(10, TimeUnit.SECONDS).getRecordMetadata();
        return at.topic() + ":" + at.partition() + ":" + at.offset();
    }

    private JsonNode correctTo(String id, StoredPayload place, int status) {
        return ask(
                HttpMethod.PUT,
                "/" + id + "/correction",
                Role.ADMIN,
                tagOf(id),
                Map.of("data", JsonMapper.shared().convertValue(place, Map.class), "why", "mended by hand"),
                status);
    }

    @Test
    void theCommandListsShowsCorrectsAndReplays(@TempDir Path folder) throws Exception {
        Map<String, List<String>> form = new LinkedHashMap<>(Posting.ringing(callSid));
        form.remove("CallStatus");
        new Posting(port).signed(form);
        String listed = ringway(0, "list", "--call", callSid, "--state", "open");
        assertThat(listed).contains("call-status-missing");
        String id = listed.replaceAll("(?s).*?(\\S+\\.dlt:\\d+:\\d+).*", "$1");
        assertThat(ringway(0, "show", id)).contains(callSid);
        assertThat(ringway(1, "replay", id)).contains("call-status-missing");
        Path data = Files.writeString(folder.resolve("form"), TwilioSigner.encode(Posting.ringing(callSid)));
        ringway(0, "correct", id, "--data", data.toString(), "--why", "the status got lost");
        assertThat(ringway(0, "replay", "--call", callSid, "--dry-run")).contains("would replay " + id);
        assertThat(topics.eventsOf(callSid)).isEmpty();
        assertThat(ringway(0, "replay", "--call", callSid)).contains("replayed " + id);
        assertThat(topics.eventsOf(callSid)).hasSize(1);
        assertThat(ringway(0, "list", "--call", callSid, "--state", "open")).contains("no dead letters match");
        assertThat(ringway(1, "list", "--call", "CA1")).contains("call must be CA and 32 hexadecimal digits");
        assertThat(ringway(1, "replay")).contains("say which");
    }

    private String ringway(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ringway.local.launcher.Ringway",
                "dead-letters"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--service", "webhook-ingest", "--url", "http://localhost:" + port));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RINGWAY_TOKEN", TestTokens.of(Role.ADMIN));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exit);
        return output;
    }

    private static Map<String, Object> correction(String form) {
        return Map.of("data", form, "why", "the status got lost");
    }

    private String tagOf(String id) {
        return String.valueOf(exchange(HttpMethod.GET, "/" + id, Role.ADMIN, "", Map.of())
                .getResponseHeaders()
                .getETag());
    }

    private JsonNode ask(HttpMethod method, String path, Role role, String tag, Map<String, ?> body, int status) {
        EntityExchangeResult<byte[]> answer = exchange(method, path, role, tag, body);
        JsonNode json = JsonMapper.shared().readTree(answer.getResponseBody());
        assertThat(answer.getStatus().value()).as("%s", json).isEqualTo(status);
        return json;
    }

    private EntityExchangeResult<byte[]> exchange(
            HttpMethod method, String path, Role role, String tag, Map<String, ?> body) {
        WebTestClient.RequestBodySpec request = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .method(method)
                .uri(PATH + path)
                .headers(headers -> {
                    headers.setBearerAuth(TestTokens.of(role));
                    headers.set("Content-Type", "application/json");
                    if (!tag.isEmpty()) {
                        headers.setIfMatch(tag);
                    }
                });
        return (body.isEmpty() ? request : request.bodyValue(body))
                .exchange()
                .expectBody()
                .returnResult();
    }
}
