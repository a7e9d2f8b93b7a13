package dev.ringway.transcript.intake.privacy;

import static dev.ringway.transcript.Told.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.contract.EventSchemas;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ContentHash;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Judged;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.privacy.PersonalData;
import dev.ringway.transcript.store.ConversationObjects;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.LiveTranscripts;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody wants a conversation taken away, or what is personal in it. */
class ErasureTest extends RunningAgents {

    private static final String TRANSCRIPTS = "/api/v1/transcripts/";
    private static final String CONVERSATION = "conv_erased";

    private static final Map<String, Object> PAYLOAD = Map.of(
            "data",
            Map.of(
                    "status", "done",
                    "transcript",
                            List.of(
                                    turn("agent", "How may I help?", 0),
                                    Map.of(
                                            "role", "user",
                                            "message", "My name is Zoe Martin, write to zoe@example.com.",
                                            "time_in_call_secs", 2),
                                    Map.of(
                                            "role",
                                            "agent",
                                            "message",
                                            "Thank you, Zoe Martin.",
                                            "time_in_call_secs",
                                            5,
                                            "tool_calls",
                                            List.of(Map.of(
                                                    "request_id", "r1",
                                                    "tool_name", "look_up",
                                                    "params_as_json",
                                                            "{\"email\": \"zoe@example.com\", \"account\": 12345678}",
                                                    "tool_has_been_called", true)))),
                    "analysis",
                            Map.of(
                                    "call_successful", "success",
                                    "transcript_summary", "Zoe Martin gave zoe@example.com.",
                                    "data_collection_results",
                                            Map.of(
                                                    "contact",
                                                    Map.of(
                                                            "data_collection_id", "contact",
                                                            "value", "zoe@example.com")))));

    private final EventSchemas schemas = new EventSchemas();

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private ConversationObjects objects;

    @Autowired
    private Erasures erasures;

    @Autowired
    private LiveTranscripts liveTranscripts;

    @Autowired
    private TranscriptRepository transcripts;

    @Autowired
    private TranscriptRedaction redaction;

    @BeforeEach
    void nothing() {
        List.of("transcripts", "transcriptErasures", "conversationObjects", "callLinks", "heardSegments")
                .forEach(name -> Mono.from(database.getCollection(name).deleteMany(new Document()))
                        .block());
    }

    @Test
    void whatIsDeletedIsGoneEverywhereAndDoesNotComeBack() {
        tell();
        String payload = payload();

        HttpResponse<String> answer = send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(get(TRANSCRIPTS + CONVERSATION, Role.VIEWER).statusCode()).isEqualTo(404);
        awaitDone();
        assertGone(payload);
        assertThat(stored("deletions"))
                .anySatisfy(deletion -> assertThat(deletion.get("documentId")).isEqualTo(CONVERSATION));

        tell();

        assertThat(stored("transcripts")).isEmpty();
        assertGone(payload);
        assertThat(json(send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, ""))
                        .path("state")
                        .asString())
                .isEqualTo("done");
    }

    /** Nobody looks for what is noted once an erasure is done. */
    @Test
    void whatSomebodyHasStoredAndEndedGoesWhenItIsToldAgain() throws IOException {
        tell();
        String payload = payload();
        byte[] body;
        try (StoredContent content = storage.read(payload)) {
            body = content.bytes().readAllBytes();
        }
        send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");
        awaitDone();
        StoredPayload late = storage.store(
                ObjectKey.of("conversations", CONVERSATION, ContentHash.of(body) + ".json"),
                "application/json",
                object -> object.write(body));
        assertThat(late.location()).isEqualTo(payload);
        objects.note(CONVERSATION, payload);

        tell();

        assertGone(payload);
        assertNothingIsNoted();
    }

    /** Its partition does not wait for a storage that is set here no more. */
    @Test
    void whatLiesInAnotherObjectStorageHoldsUpNothingAndTheErasureSaysSo() {
        for (String way : List.of("deletion", "redaction")) {
            nothing();
            tell();
            switch (way) {
                case "deletion" -> send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");
                default -> send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{}");
            }
            awaitDone();

            switch (way) {
                case "deletion" -> intake.take(elsewhere());
                default ->
                    assertThatExceptionOfType(RejectedEventException.class).isThrownBy(() -> intake.take(elsewhere()));
            }
            intake.take(
                    Told.event(new ConversationAudioStored(CONVERSATION, Optional.empty(), inAnotherStorage("mp3"))));
            run("erasuresJob");

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(erasure().path("failure").asString(""))
                            .as(way)
                            .contains("a payload lies in another object storage than this one"));
            assertThat(erasure().path("kind").asString()).isEqualTo(way);
            assertThat(erasure().path("state").asString()).as(way).isEqualTo("pending");
            assertThat(stored("conversationObjects"))
                    .extracting(object -> object.getString("_id"))
                    .as(way)
                    .contains(
                            inAnotherStorage("json").location(),
                            inAnotherStorage("mp3").location());
        }
    }

    private static Event<ElevenLabsEvent> elsewhere() {
        return Told.event(EventDraft.example(ConversationEnded.class)
                .with("conversationId", CONVERSATION)
                .without("payload")
                .with("storedPayload", inAnotherStorage("json"))
                .event()
                .data());
    }

    private static StoredPayload inAnotherStorage(String ending) {
        return new StoredPayload(
                "s3://left/elevenlabs/" + CONVERSATION + "." + ending,
                300_000,
                "a".repeat(64),
                "application/octet-stream");
    }

    /** As when a dead letter is replayed. */
    @Test
    void whatIsRefusedAfterARedactionIsNotKeptAsItCame() {
        tell();
        send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{}");
        awaitDone();

        assertThatExceptionOfType(RejectedEventException.class)
                .isThrownBy(() -> intake.take(
                        Told.event(ended(CONVERSATION, Map.of("said", "My name is Zoe Martin, write to me.")))));

        assertNothingIsNoted();
    }

    @Test
    void whatIsRedactedIsGoneFromAllTextsAndStaysGone() {
        tell();
        String payload = payload();

        HttpResponse<String> answer = send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        awaitDone();
        assertRedacted();
        assertGone(payload);
        assertThat(get(TRANSCRIPTS + CONVERSATION + "/audio", Role.VIEWER).body())
                .contains("audio-absent", "redacted");
        long version = stored("transcripts").getFirst().getLong("version");

        tell();

        assertRedacted();
        assertGone(payload);
        assertThat(stored("transcripts").getFirst().getLong("version"))
                .as("told again it is as it was")
                .isEqualTo(version);
    }

    @Test
    void everyPayloadAndTheSoundGo() throws IOException {
        StoredPayload sound = storage.store(
                ObjectKey.of("sounds", CONVERSATION + ".mp3"),
                "audio/mpeg",
                object -> object.write(new byte[] {1, 2, 3}));
        tell();
        String first = payload();
        Map<String, Object> corrected = new HashMap<>(PAYLOAD);
        corrected.put("event_timestamp", 1_760_520_180);
        intake.take(new Event<>(
                "post_call_transcription:" + CONVERSATION,
                URI.create("/elevenlabs/conversations"),
                Instant.now(),
                Instant.now(),
                Optional.empty(),
                ended(CONVERSATION, corrected)));
        String second = payload();
        intake.take(Told.event(new ConversationAudioStored(CONVERSATION, Optional.empty(), sound)));
        assertThat(second).isNotEqualTo(first);
        StoredPayload unredacted = unredacted();
        intake.take(Told.event(unredactedTranscript(unredacted)));

        send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");

        awaitDone();
        assertGone(first);
        assertGone(second);
        assertGone(sound.location());
        assertGone(unredacted.location());
        assertNothingIsNoted();

        intake.take(Told.event(unredactedTranscript(unredacted())));

        assertGone(unredacted.location());
        assertNothingIsNoted();
    }

    @Test
    void whatWasRefusedIsDeletedAllTheSameAndStaysSoWhenItIsReplayed() throws IOException {
        StoredPayload body = storage.store(
                ObjectKey.of("elevenlabs", CONVERSATION, "refused.json"),
                "application/json",
                object -> object.write("{\"said\": \"My name is Zoe Martin.\"}".getBytes(StandardCharsets.UTF_8)));
        Event<ElevenLabsEvent> refused = Told.event(EventDraft.example(ConversationEnded.class)
                .with("conversationId", CONVERSATION)
                .without("payload")
                .with("storedPayload", body)
                .event()
                .data());
        assertThatExceptionOfType(RejectedEventException.class).isThrownBy(() -> intake.take(refused));

        assertThat(send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "").statusCode())
                .isEqualTo(202);

        awaitDone();
        assertGone(body.location());
        assertNothingIsNoted();
        intake.take(refused);
        tell();
        assertThat(stored("transcripts")).isEmpty();
        assertNothingIsNoted();
    }

    @Test
    void whatIsWrittenAtTheMomentAtWhichItIsDeletedDoesNotStay() {
        for (int i = 0; i < 20; i++) {
            String id = "conv_" + UUID.randomUUID();
            Event<ElevenLabsEvent> told = Told.event(ended(id, PAYLOAD));
            intake.take(told);
            Mono.from(database.getCollection("transcripts").deleteMany(new Document()))
                    .block();
            CompletableFuture<Void> replayed = CompletableFuture.runAsync(() -> intake.take(told));
            CompletableFuture<HttpResponse<String>> deleted =
                    CompletableFuture.supplyAsync(() -> send("DELETE", TRANSCRIPTS + id, Role.ADMIN, ""));
            replayed.join();

            assertThat(deleted.join().statusCode()).isEqualTo(202);
            assertThat(stored("transcripts")).isEmpty();
        }
    }

    @Test
    void whatWasWrittenAsItWasDeletedGoesWhenItIsToldOrDeletedAgain() {
        for (String way : List.of("told", "deleted")) {
            nothing();
            tell();
            Document written = stored("transcripts").getFirst();
            send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");
            Mono.from(database.getCollection("transcripts").insertOne(written)).block();

            switch (way) {
                case "told" -> tell();
                default -> send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");
            }

            assertThat(stored("transcripts")).as(way).isEmpty();
        }
    }

    @Test
    void whatWasErasedAsItWasHeardLiveIsErasedWhenItIsTold() {
        String live = wasHeardLive("done");
        assertThat(send("DELETE", TRANSCRIPTS + live, Role.ADMIN, "").statusCode())
                .isEqualTo(202);

        tell();

        assertThat(stored("transcripts")).isEmpty();
        await().atMost(LIMIT)
                .until(() -> json(get(TRANSCRIPTS + CONVERSATION + "/erasure", Role.VIEWER))
                        .path("kind")
                        .asString()
                        .equals("deletion"));
    }

    /** Of a conversation that says nothing of its call, what was said on it is what was heard. */
    @ParameterizedTest
    @ValueSource(strings = {"failed", "processing"})
    void whatWasHeardOnTheCallOfAConversationThatIsNotToldWholeIsDeletedWithIt(String status) {
        wasHeardLive("processing");
        heard();
        tellWithoutTurns(status);
        assertThat(stored("transcripts")).hasSize(2);

        assertThat(send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "").statusCode())
                .isEqualTo(202);

        assertThat(stored("transcripts")).isEmpty();
        assertThat(stored("heardSegments")).isEmpty();
        assertThat(stored("deletions"))
                .anySatisfy(deletion -> assertThat(deletion.get("documentId")).isEqualTo("live:" + Told.CALL));
        heard();
        liveTranscripts.hear(Told.CALL, 100, Duration.ofDays(1));
        tell();
        assertThat(stored("transcripts")).isEmpty();
        assertThat(stored("heardSegments")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "processing"})
    void whatWasHeardOnTheCallOfAConversationThatIsNotToldWholeIsRedactedWithIt(String status) {
        wasHeardLive("processing");
        tellWithoutTurns(status);

        assertThat(send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{}")
                        .statusCode())
                .isEqualTo(202);

        assertThat(stored("transcripts")).hasSize(2);
        assertThat(stored("transcripts").toString()).contains("[person]").doesNotContain("Zoe", "Martin");
        heard();
        liveTranscripts.hear(Told.CALL, 100, Duration.ofDays(1));
        assertThat(stored("transcripts").toString()).doesNotContain("Zoe", "Martin");
    }

    @Test
    void asLongAsItsCallIsHeardItIsNotErased() {
        wasHeardLive("live");
        tellWithoutTurns("failed");

        for (HttpResponse<String> refused : List.of(
                send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, ""),
                send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{}"))) {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("conversation-goes-on");
        }
        assertThat(stored("transcripts")).hasSize(2);
        assertThat(stored("transcriptErasures")).isEmpty();
    }

    @Test
    void whatWasHeardOnTheCallOfARefusedConversationIsDeletedWithIt() throws IOException {
        String id = "conv_" + UUID.randomUUID();
        wasHeardLive("processing");
        heard();
        refuse(id);
        linked(id);

        assertThat(send("DELETE", TRANSCRIPTS + id, Role.ADMIN, "").statusCode())
                .isEqualTo(202);

        assertThat(stored("transcripts")).isEmpty();
        assertThat(stored("heardSegments")).isEmpty();
        awaitErasure(id, "deletion");
    }

    @Test
    void whoseCallIsToldLaterThanItIsDeletedLosesWhatWasHeardThen() throws IOException {
        String id = "conv_" + UUID.randomUUID();
        wasHeardLive("processing");
        heard();
        Event<ElevenLabsEvent> refused = refuse(id);
        send("DELETE", TRANSCRIPTS + id, Role.ADMIN, "");
        assertThat(stored("transcripts")).as("nobody knows its call").hasSize(1);

        intake.take(refused);

        assertThat(stored("transcripts")).isEmpty();
        assertThat(stored("heardSegments")).isEmpty();
        awaitErasure(id, "deletion");
    }

    private void tellWithoutTurns(String status) {
        intake.take(Told.event(ended(CONVERSATION, Map.of("data", Map.of("status", status)))));
    }

    /** One whose payload cannot be read, of a call that its webhook names. */
    private Event<ElevenLabsEvent> refuse(String id) throws IOException {
        StoredPayload body = storage.store(
                ObjectKey.of("elevenlabs", id, "refused.json"),
                "application/json",
                object -> object.write("{}".getBytes(StandardCharsets.UTF_8)));
        Event<ElevenLabsEvent> refused = Told.event(EventDraft.example(ConversationEnded.class)
                .with("conversationId", id)
                .with("callSid", Told.CALL)
                .without("payload")
                .with("storedPayload", body)
                .event()
                .data());
        assertThatExceptionOfType(RejectedEventException.class).isThrownBy(() -> intake.take(refused));
        return refused;
    }

    /** As call-store-service tells of the call. */
    private void linked(String conversationId) {
        Date now = Date.from(Instant.now());
        Mono.from(database.getCollection("callLinks")
                        .insertOne(new Document("_id", Told.CALL)
                                .append("callVersion", 1L)
                                .append("conversationIds", List.of(conversationId))
                                .append("ended", true)
                                .append("expiresAt", Date.from(Instant.now().plus(Duration.ofDays(60))))
                                .append("createdAt", now)
                                .append("updatedAt", now)
                                .append("version", 1L)))
                .block();
    }

    @Test
    void namesGoAlsoWhereNobodyHasLookedForThemYet() {
        String live = wasHeardLive("processing");

        assertThat(send("POST", TRANSCRIPTS + live + "/redaction", Role.ADMIN, "{}")
                        .statusCode())
                .isEqualTo(202);

        assertThat(stored("transcripts").toString()).contains("[person]").doesNotContain("Zoe", "Martin");
    }

    @Test
    void keywordsThatALanguageModelHasFoundGoWhereANameIsInThem() {
        tell();
        Transcript told = transcripts.find(CONVERSATION).orElseThrow().transcript();
        Transcript judged = told.withAnalysis(told.analysis()
                .withKeywords(List.of("martin", "renewal"))
                .withOrigin(new Origin(
                        StandardAnalyzers.VERSION,
                        Set.of(),
                        Optional.of(new Judged("small-model", Set.of(Finding.KEYWORDS))),
                        Optional.empty())));

        assertThat(redaction.of(judged, Set.of(PersonalData.PERSON)).analysis().keywords())
                .containsExactly("renewal");
    }

    /** @return its id; our analysers have not seen it */
    private String wasHeardLive(String status) {
        String live = "live:" + Told.CALL;
        Date now = Date.from(Instant.now());
        Mono.from(database.getCollection("transcripts")
                        .insertOne(new Document("_id", live)
                                .append("callSid", Told.CALL)
                                .append("status", status)
                                .append("language", "en")
                                .append(
                                        "turns",
                                        List.of(new Document("role", "user").append("text", "My name is Zoe Martin.")))
                                .append("createdAt", now)
                                .append("updatedAt", now)
                                .append("version", 1L)))
                .block();
        return live;
    }

    @Test
    void whatWasHeardGoesAlsoWhereWhoeverToldItsConversationEndedBeforeThat() {
        for (String way : List.of("deleted", "redacted", "told again")) {
            nothing();
            tell();
            heard();

            switch (way) {
                case "deleted" -> send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");
                case "redacted" -> send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{}");
                default -> tell();
            }

            assertThat(stored("heardSegments")).as(way).isEmpty();
        }
    }

    @Test
    void whatWasHeardGoesAlsoWhereWhoeverErasedItEndedBeforeThat() {
        heard();
        erasures.add(Erasure.asked(
                Transcript.liveId(Told.CALL),
                Optional.of(Told.CALL),
                Set.of(PersonalData.EMAIL),
                "admin",
                clock.instant()));

        run("erasuresJob");

        assertThat(stored("heardSegments")).isEmpty();
    }

    @Test
    void othersAreToldSoThatTheyLetGoOfItToo() {
        String other = "conv_" + UUID.randomUUID();
        intake.take(Told.event(ended(other, PAYLOAD)));

        send("POST", TRANSCRIPTS + other + "/redaction", Role.ADMIN, "{}");
        awaitErasure(other, "redaction");

        send("DELETE", TRANSCRIPTS + other, Role.ADMIN, "");
        awaitErasure(other, "deletion");
    }

    private void awaitErasure(String conversationId, String kind) {
        awaitRecord(Topics.TRANSCRIPT_ERASURES_CHANGED.name(), record -> {
            if (!conversationId.equals(record.key())) {
                return false;
            }
            schemas.assertConforms(record.headers(), record.value());
            JsonNode told = JsonMapper.shared().readTree(record.value());
            return told.path("kind").asString().equals(kind)
                    && told.path("callSid").asString().equals(Told.CALL);
        });
    }

    @Test
    void onlyWhatIsNamedIsRedactedAndMoreCanFollow() {
        tell();

        send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{\"personalData\": [\"email\"]}");
        assertThat(text()).contains("Zoe Martin", "[email]").doesNotContain("zoe@example.com");

        send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, "{\"personalData\": [\"person\"]}");
        assertThat(text()).contains("[person]", "[email]").doesNotContain("Zoe Martin");
        assertThat(json(get(TRANSCRIPTS + CONVERSATION + "/erasure", Role.VIEWER))
                        .path("personalData"))
                .hasSize(2);

        send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");
        assertThat(json(get(TRANSCRIPTS + CONVERSATION + "/erasure", Role.VIEWER))
                        .path("kind")
                        .asString())
                .isEqualTo("deletion");
    }

    @Test
    void atElevenLabsItIsTriedUntilItIsDone() {
        tell();
        control(
                "/control/elevenlabs/conversations",
                "{\"request\": \"delete\", \"answer\": \"error\", \"status\": 503}");

        send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "");

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(erasure().path("failure").asString("")).contains("503"));
        assertThat(erasure().path("state").asString()).isEqualTo("pending");
        assertThat(json(get(TRANSCRIPTS + "erasures?state=pending", Role.VIEWER))
                        .path("items"))
                .hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        run("erasuresJob");

        awaitDone();
        assertThat(json(get(TRANSCRIPTS + "erasures?state=pending", Role.VIEWER))
                        .path("items"))
                .isEmpty();
        assertThat(json(get(TRANSCRIPTS + "erasures", Role.VIEWER)).path("items"))
                .hasSize(1);
    }

    @Test
    void whoMayNotIsRefusedAndWhatIsNotThereIsNotFound() {
        tell();

        assertThat(send("DELETE", TRANSCRIPTS + CONVERSATION, Role.OPERATOR, "").statusCode())
                .isEqualTo(403);
        assertThat(send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.OPERATOR, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", TRANSCRIPTS + "conv_other", Role.ADMIN, "").statusCode())
                .isEqualTo(404);
        assertThat(get(TRANSCRIPTS + CONVERSATION + "/erasure", Role.VIEWER).statusCode())
                .isEqualTo(404);
        assertThat(stored("transcripts")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"personalData\": []}", "{\"personalData\": [\"address\"]}", "[]", "{\"personalData\": 5}"})
    void whatCannotBeMeantIsRefused(String body) {
        tell();

        assertThat(send("POST", TRANSCRIPTS + CONVERSATION + "/redaction", Role.ADMIN, body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(text()).contains("Zoe Martin");
    }

    @Test
    void whatGoesOnIsNotErased() {
        tell();
        live();

        assertThat(send("DELETE", TRANSCRIPTS + CONVERSATION, Role.ADMIN, "").statusCode())
                .isEqualTo(409);
    }

    private StoredPayload unredacted() throws IOException {
        return storage.store(
                ObjectKey.of("elevenlabs", CONVERSATION, "unredacted.json"),
                "application/json",
                object -> object.write("{}".getBytes(StandardCharsets.UTF_8)));
    }

    /** As webhook-ingest-service tells of a large webhook of a type that it does not understand. */
    private static OtherWebhookReceived unredactedTranscript(StoredPayload body) {
        return new OtherWebhookReceived(
                "unredacted_transcript",
                body.sha256(),
                Optional.of(CONVERSATION),
                Optional.empty(),
                Optional.empty(),
                Optional.of(body));
    }

    private void assertNothingIsNoted() {
        assertThat(stored("conversationObjects"))
                .noneMatch(object -> object.getString("conversationId").equals(CONVERSATION));
    }

    private void tell() {
        intake.take(Told.event(ended(CONVERSATION, PAYLOAD)));
    }

    private void assertRedacted() {
        assertThat(text())
                .contains("[person]", "[email]", "{\\\"email\\\":\\\"[email]\\\",\\\"account\\\":\\\"[number]\\\"}")
                .doesNotContain("Zoe", "Martin", "zoe@", "12345678");
        assertThat(stored("transcripts").toString()).doesNotContain("Zoe", "Martin", "zoe@", "12345678");
    }

    private String text() {
        HttpResponse<String> answer = get(TRANSCRIPTS + CONVERSATION, Role.OPERATOR);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode erasure() {
        return json(get(TRANSCRIPTS + CONVERSATION + "/erasure", Role.VIEWER));
    }

    private void awaitDone() {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(erasure().path("state").asString()).isEqualTo("done"));
    }

    private String payload() {
        return stored("transcripts").getFirst().get("raw", Document.class).getString("uri");
    }

    /** A text of the call, as it lies until the conversation is told. */
    private void heard() {
        Date now = Date.from(Instant.now());
        Mono.from(database.getCollection("heardSegments")
                        .insertOne(new Document("_id", "GT1:1")
                                .append("callSid", Told.CALL)
                                .append("transcriptionSid", "GT1")
                                .append("sequence", 1L)
                                .append("speaker", "user")
                                .append("text", "My name is Zoe Martin.")
                                .append("last", true)
                                .append("at", now)
                                .append("expiresAt", Date.from(Instant.now().plus(Duration.ofDays(7))))
                                .append("createdAt", now)
                                .append("updatedAt", now)
                                .append("version", 1L)))
                .block();
    }

    private void live() {
        Mono.from(database.getCollection("transcripts")
                        .updateMany(new Document(), new Document("$set", new Document("status", "live"))))
                .block();
    }

    private void assertGone(String payload) {
        try (var content = storage.read(payload)) {
            assertThat(content).as("a payload that is still there").isNull();
        } catch (ObjectNotFoundException gone) {
            assertThat(gone).isNotNull();
        } catch (IOException away) {
            throw new AssertionError(away);
        }
    }

    private static Map<String, Object> turn(String role, String message, int second) {
        return Map.of("role", role, "message", message, "time_in_call_secs", second);
    }
}
