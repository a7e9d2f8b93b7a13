package dev.ringway.transcript.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.store.StoredDocuments;
import dev.ringway.transcript.store.search.GeneratedTranscripts;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** From what lies in the database to those who search. */
class SearchApiTest extends RunningAgents {

    private static final String SEARCH = "/api/v1/transcripts/search";
    private static final String CHANGED = "transcripts.changed.v1";
    private static final GeneratedTranscripts GENERATED = new GeneratedTranscripts(9);

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers = "";

    @BeforeEach
    void noTranscripts() {
        for (String collection : List.of("transcripts", "transcriptSearch")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    @Test
    void aHitTellsWhereItWasFoundAsTextInPieces() {
        add("conv_1", "My <b>kettle</b> leaks, call +1 415 555 0123 about the refund.");

        JsonNode answer = search("kettle refund", "", Role.VIEWER);
        assertThat(answer.at("/items/0/conversationId").asString()).isEqualTo("conv_1");
        assertThat(answer.at("/items/0/score").asDouble()).isPositive();
        assertThat(answer.at("/matches/count").asInt()).isEqualTo(1);
        assertThat(answer.at("/matches/exact").asBoolean()).isTrue();
        assertThat(answer.at("/facets/agents/0/count").asInt()).isEqualTo(1);
        JsonNode highlight = answer.at("/items/0/highlights/0");
        assertThat(highlight.path("field").asString()).isEqualTo("turn");
        assertThat(highlight.path("turn").asInt()).isZero();
        assertThat(highlight.path("startTime").asString()).isNotEmpty();
        assertThat(highlight
                        .path("pieces")
                        .valueStream()
                        .filter(piece -> piece.path("match").asBoolean())
                        .map(piece -> piece.path("text").asString()))
                .containsExactly("kettle", "refund");
        assertThat(highlight
                        .path("pieces")
                        .valueStream()
                        .map(piece -> piece.path("text").asString())
                        .reduce("", String::concat))
                .startsWith("My <b>kettle</b> leaks, call ")
                .doesNotContain("555 0123");
        assertThat(search("kettle", "", Role.OPERATOR).toString()).contains("+1 415 555 0123");
    }

    @Test
    void whoMayNotSeeNumbersDoesNotFindByThem() {
        add("conv_1", "Call +1 415 555 0123.");

        assertThat(found(search("0123", "", Role.OPERATOR))).containsExactly("conv_1");
        JsonNode refused = search("0123", "", Role.VIEWER);
        assertThat(found(refused)).isEmpty();
        assertThat(refused.path("notes").toString()).isEqualTo("[\"numbers-hidden\"]");
        assertThat(found(search("call -0123", "", Role.VIEWER))).isEmpty();
        assertThat(found(search("call", "", Role.VIEWER))).containsExactly("conv_1");
    }

    @Test
    void collectedNumbersAreFoundAsTheyAreWritten() {
        Document document = document("conv_1", "Hello.", 1);
        document.get("analysis", Document.class)
                .append("dataCollection", new Document("phone", 4155550123.0).append("age", 42.0));
        store(document);

        assertThat(found(search("hello", "&data=age:42&data=phone:4155550123", Role.OPERATOR)))
                .containsExactly("conv_1");
        assertThat(found(search("hello", "&data=age:4", Role.OPERATOR))).isEmpty();
        assertThat(search("hello", "&data=phone:4155550123", Role.VIEWER)
                        .path("notes")
                        .toString())
                .isEqualTo("[\"numbers-hidden\"]");
    }

    @Test
    void filtersFindWithoutAText() {
        for (int i = 0; i < 5; i++) {
            Document document = document("conv_" + i, "Hello.", 1)
                    .append("startTime", Date.from(Instant.parse("2026-03-0" + (i + 1) + "T12:00:00Z")));
            document.get("analysis", Document.class)
                    .append(
                            "criteriaChecks",
                            List.of(new Document("id", "renewal_agreed")
                                    .append("result", i == 2 ? "success" : "failure")
                                    .append("passed", i == 2)));
            store(document);
        }
        String failed = "criterion=renewal_agreed:failure&from=2026-03-02T00:00:00Z&limit=2";

        JsonNode first = json(get(SEARCH + "?" + failed, Role.VIEWER));
        assertThat(found(first)).containsExactly("conv_4", "conv_3");
        assertThat(first.at("/matches/count").asInt()).isEqualTo(3);
        assertThat(first.at("/matches/exact").asBoolean()).isTrue();
        assertThat(first.at("/facets/criteria/0/count").asInt()).isEqualTo(3);
        assertThat(first.at("/items/0/score").asDouble()).isZero();
        assertThat(first.at("/items/0/highlights")).isEmpty();
        assertThat(first.path("notes")).isEmpty();
        JsonNode second =
                search("", "&" + failed + "&cursor=" + first.path("next").asString(), Role.VIEWER);
        assertThat(found(second)).containsExactly("conv_1");
        assertThat(second.path("next").isMissingNode()).isTrue();
        assertThat(found(search(
                        "-hello",
                        "&callSuccessful=success&callSuccessful=failure&callSuccessful=unknown",
                        Role.VIEWER)))
                .isEmpty();
        assertThat(found(search("-kettle", "&to=2026-03-02T00:00:00Z", Role.VIEWER)))
                .containsExactly("conv_0");
        JsonNode wordless = search("?!", "&to=2026-03-02T00:00:00Z", Role.VIEWER);
        assertThat(found(wordless)).containsExactly("conv_0");
        assertThat(wordless.path("notes").toString()).isEqualTo("[\"no-words\"]");
        assertThat(fields(get(SEARCH + "?limit=2", Role.VIEWER))).containsExactly("q");
    }

    @Test
    void aTextWithoutWordsFindsNothingAndSaysSo() {
        add("conv_1", "Hello.");
        assertThat(search("", "", Role.VIEWER).path("notes").toString()).isEqualTo("[\"no-words\"]");
        assertThat(search("-hello", "", Role.VIEWER).path("notes").toString()).isEqualTo("[\"only-exclusions\"]");
        assertThat(search("hello" + words(200), "", Role.VIEWER).path("notes").toString())
                .contains("shortened");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "(",
                "\"",
                "-",
                "$where",
                "{\"$where\": \"sleep(1000)\"}",
                ".*(a+)+$",
                "\\",
                "\u0000",
                "a\u0000b",
                "😀",
                "\u202e\u0645\u0631\u062d\u0628\u0627",
                "東京",
                "%",
                "%00",
                "&q=x",
                "#",
                "+",
                "é",
                "' or 1=1 --",
                "</script>",
                words(1_700),
                "東".repeat(10_240),
                "😀".repeat(2_560),
                "x".repeat(10_240),
                "\"" + words(1_700) + "\"",
                "(".repeat(10_240));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anyTextIsASearch(String typed) {
        HttpResponse<String> answer = get(SEARCH + "?q=" + encoded(typed), Role.VIEWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("items").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF%FE", "%C3%28", "%ED%A0%80", "a%", "%zz"})
    void bytesThatAreNoTextAreNoErrorOfOurs(String raw) {
        assertThat(rawStatus(SEARCH + "?q=" + raw)).isIn(200, 400);
    }

    /** As it is sent: a client's library would not send such an address. */
    private int rawStatus(String path) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + TestTokens.of(Role.VIEWER) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("HTTP/1.1 0");
            return Integer.parseInt(line.split(" ", -1)[1]);
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @Test
    void onlyTheLengthHasALimit() {
        HttpResponse<String> tooLong = get(SEARCH + "?q=" + "x".repeat(16_385), Role.VIEWER);
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(fields(tooLong)).containsExactly("q");
        assertThat(get(SEARCH + "?q=" + "x".repeat(16_384), Role.VIEWER).statusCode())
                .isEqualTo(200);
        assertThat(get(SEARCH, Role.VIEWER).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "criterion=x",
                "criterion=:success",
                "criterion=a:good",
                "data=x",
                "sentiment=happy",
                "callSuccessful=yes",
                "status=new",
                "from=yesterday",
                "to=%2B1000000000-12-31T23:59:59Z",
                "cursor=abc",
                "limit=0",
                "limit=201",
                "agent=x"
            })
    void aWrongFilterIsNamed(String parameter) {
        HttpResponse<String> answer = get(SEARCH + "?q=hello&" + parameter, Role.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void pagesGoOnWhereTheyEndedWithTheSameTextOnly() {
        for (int i = 0; i < 5; i++) {
            add("conv_" + i, "The same words.");
        }
        List<String> all = new ArrayList<>();
        JsonNode page = search("same words", "&limit=2", Role.VIEWER);
        all.addAll(found(page));
        String cursor = page.path("next").asString();
        while (!cursor.isEmpty()) {
            page = search("same words", "&limit=2&cursor=" + cursor, Role.VIEWER);
            assertThat(page.has("facets")).isFalse();
            all.addAll(found(page));
            cursor = page.path("next").asString("");
        }
        assertThat(all).containsExactlyInAnyOrder("conv_0", "conv_1", "conv_2", "conv_3", "conv_4");
        String first =
                search("same words", "&limit=2", Role.VIEWER).path("next").asString();
        assertThat(get(SEARCH + "?q=words&cursor=" + first, Role.VIEWER).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatChangesOrGoesIsFoundSoByTheCheck() {
        add("conv_1", "Before.");
        Mono.from(database.getCollection("transcripts")
                        .replaceOne(new Document("_id", "conv_1"), document("conv_1", "After.", 2)))
                .block();
        run("searchEntriesJob");
        assertThat(found(search("before", "", Role.VIEWER))).isEmpty();
        assertThat(found(search("after", "", Role.VIEWER))).containsExactly("conv_1");

        Mono.from(database.getCollection("transcripts").deleteOne(new Document("_id", "conv_1")))
                .block();
        run("searchEntriesJob");
        assertThat(stored("transcriptSearch")).isEmpty();
    }

    @Test
    void anEventThatItChangedIsEnoughForATranscriptToBeFound() {
        Mono.from(database.getCollection("transcripts").insertOne(document("conv_told", "Told of.", 1)))
                .block();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            assertThat(producer.send(new ProducerRecord<>(CHANGED, "conv_told", new byte[] {'{'})))
                    .succeedsWithin(LIMIT);
            await().atMost(LIMIT)
                    .until(() -> found(search("told", "", Role.VIEWER)).equals(List.of("conv_told")));

            Mono.from(database.getCollection("transcripts").deleteOne(new Document("_id", "conv_told")))
                    .block();
            assertThat(producer.send(new ProducerRecord<>(CHANGED, "conv_told", null)))
                    .succeedsWithin(LIMIT);
            await().atMost(LIMIT).until(() -> stored("transcriptSearch").isEmpty());
        }
    }

    @Test
    void oneThatCannotBeReadKeepsNoOtherFromBeingFoundAndIsMadeUpFor() {
        Document whole = document("conv_bad", "Mended at last.", 1);
        Document bad =
                new Document(whole).append("turnParts", new Document("generation", "of nothing").append("count", 1));
        bad.remove("turns");
        Mono.from(database.getCollection("transcripts").insertOne(bad)).block();
        Mono.from(database.getCollection("transcripts").insertOne(document("conv_told", "Told of.", 1)))
                .block();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (String id : List.of("conv_bad", "conv_told")) {
                assertThat(producer.send(new ProducerRecord<>(CHANGED, id, new byte[] {'{'})))
                        .succeedsWithin(LIMIT);
            }
            await().atMost(LIMIT)
                    .until(() -> found(search("told", "", Role.VIEWER)).equals(List.of("conv_told")));
        }
        run("searchEntriesJob");
        assertThat(get("/actuator/prometheus", Role.ADMIN).body())
                .containsPattern("ringway_transcripts_failures_total\\{[^}]*work=\"search-entries\"[^}]*}");

        Mono.from(database.getCollection("transcripts").replaceOne(new Document("_id", "conv_bad"), whole))
                .block();
        run("searchEntriesJob");
        assertThat(found(search("mended", "", Role.VIEWER))).containsExactly("conv_bad");
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(CHANGED, 1, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .exceptionally(_ -> null)
                    .toCompletableFuture()
                    .join();
        }
        return new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    }

    private static String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(" w").append(i);
        }
        return words.toString();
    }

    /** Stored as somebody else might have, and found by the check. */
    private void add(String id, String text) {
        store(document(id, text, 1));
    }

    private void store(Document document) {
        Mono.from(database.getCollection("transcripts").insertOne(document)).block();
        run("searchEntriesJob");
        await().atMost(LIMIT)
                .until(() -> stored("transcriptSearch").stream()
                        .anyMatch(entry -> entry.getString("_id").equals(document.getString("_id"))));
    }

    private static Document document(String id, String text, long version) {
        StoredTranscript stored = GENERATED.transcript(1);
        Document document = StoredDocuments.of(stored).append("_id", id).append("version", version);
        document.getList("turns", Document.class).getFirst().append("text", text);
        return document;
    }

    private JsonNode search(String typed, String filters, Role role) {
        HttpResponse<String> answer = get(SEARCH + "?q=" + encoded(typed) + filters, role);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static List<String> found(JsonNode answer) {
        return texts(answer.path("items"), "conversationId").toList();
    }
}
