package dev.ringway.transcript.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What is said while a call lasts, until its conversation is told. */
class LiveTranscriptTest extends RunningAgents {

    private static final Instant BEGIN = Instant.parse("2025-10-15T09:21:20Z");

    /** Each test has a call of its own, since what it left behind on Kafka stays there. */
    private final String sid = "CA" + UUID.randomUUID().toString().replace("-", "");

    private final String liveId = "live:" + sid;
    private final String transcription = "GT" + sid.substring(2);

    @Autowired
    private ConversationIntake conversations;

    @Autowired
    private CallLinkIntake calls;

    @Autowired
    private SegmentIntake segments;

    @Autowired
    private EventPublisher events;

    @BeforeEach
    void nothingIsKnown() {
        for (String collection : List.of("transcripts", "callLinks", "heardSegments")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    @Test
    void whatIsSaidIsReadWhileTheCallLasts() {
        said().forEach(event -> events.publish(event).join());

        await().atMost(LIMIT).untilAsserted(() -> assertThat(turns()).containsExactly("Hello.", "Who is there?"));
        JsonNode live = json(get("/api/v1/transcripts/" + liveId, Role.VIEWER));
        assertThat(live.path("status").asString()).isEqualTo("live");
        assertThat(live.path("callSid").asString()).isEqualTo(sid);
        assertThat(live.at("/turns/0/role").asString()).isEqualTo("agent");
        assertThat(live.at("/turns/1/startTime").asString()).isEqualTo("2025-10-15T09:21:22Z");
        assertThat(live.at("/turns/1/endTime").asString()).isEqualTo("2025-10-15T09:21:23Z");
        awaitRecord(
                "transcripts.changed.v1",
                record -> liveId.equals(record.key())
                        && record.value() != null
                        && !new String(record.value(), StandardCharsets.UTF_8).contains("Who is there"));
    }

    @Test
    void inWhateverOrderAndHoweverOftenItIsTheSame() {
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            nothingIsKnown();
            List<Event<TranscriptionEvent>> told = new ArrayList<>(said());
            told.addAll(said());
            Collections.shuffle(told, random);
            int half = random.nextInt(told.size());
            segments.take(told.subList(0, half));
            segments.take(told.subList(half, told.size()));

            assertThat(turns()).containsExactly("Hello.", "Who is there?");
        }
    }

    @Test
    void itBelongsToItsCallWhicheverIsToldFirst() {
        calls.take(List.of(call(1, "in-progress")));
        segments.take(said());
        assertThat(live().getString("contactName")).isEqualTo("Zoë Martin");
        assertThat(live().getString("agentId")).isEqualTo("agent_1");
        assertThat(live().getString("status")).isEqualTo("live");

        calls.take(List.of(call(2, "completed")));
        assertThat(live().getString("status")).isEqualTo("processing");

        nothingIsKnown();
        segments.take(said());
        calls.take(List.of(call(2, "completed")));
        assertThat(live().getString("contactName")).isEqualTo("Zoë Martin");
        assertThat(live().getString("status")).isEqualTo("processing");
        segments.take(List.of(text(9, "inbound_track", "Bye.", true)));
        assertThat(live().getString("status")).isEqualTo("processing");
        assertThat(turns()).hasSize(3);
    }

    @Test
    void theConversationTakesItsPlaceAndNothingBringsItBack() {
        segments.take(said());
        conversations.take(ended());

        assertThat(ids()).containsExactly("conv_1");
        assertThat(stored("heardSegments")).isEmpty();
        assertThat(stored("deletions"))
                .anyMatch(record -> record.getString("_id").equals("transcripts:" + liveId));
        awaitRecord("transcripts.changed.v1", record -> liveId.equals(record.key()) && record.value() == null);

        segments.take(said());
        segments.take(List.of(text(9, "inbound_track", "Bye.", true)));
        calls.take(List.of(call(2, "completed")));
        assertThat(ids()).containsExactly("conv_1");
        assertThat(stored("heardSegments")).isEmpty();
    }

    @Test
    void aConversationThatFindsItsCallLaterTakesThePlaceThen() {
        segments.take(said());
        conversations.take(as(conversation().without("callSid").with("attemptId", "attempt_1")));
        assertThat(ids()).containsExactlyInAnyOrder("conv_1", liveId);

        calls.take(List.of(call(2, "completed")));

        assertThat(ids()).containsExactly("conv_1");
    }

    @Test
    void atTheSameMomentTheConversationStays() {
        for (int i = 0; i < 30; i++) {
            nothingIsKnown();
            CompletableFuture<Void> heard = CompletableFuture.runAsync(() -> segments.take(said()));
            CompletableFuture<Void> told = CompletableFuture.runAsync(() -> conversations.take(ended()));
            CompletableFuture<Void> changed =
                    CompletableFuture.runAsync(() -> calls.take(List.of(call(2, "completed"))));
            CompletableFuture.allOf(heard, told, changed).join();

            assertThat(ids()).containsExactly("conv_1");
        }
    }

    @Test
    void aFailureThatSaysNothingTakesNoPlace() {
        segments.take(said());
        conversations.take(as(EventDraft.example(CallInitiationFailed.class)
                .id("call_initiation_failure:conv_1")
                .with("conversationId", "conv_1")
                .with("callSid", sid)
                .with("payload", Map.of("data", Map.of()))
                .without("storedPayload")));

        assertThat(ids()).containsExactlyInAnyOrder("conv_1", liveId);
    }

    @Test
    void whereNoConversationIsToldItIsDoneAfterAWhileAndStillGivesWay() {
        segments.take(said());
        calls.take(List.of(call(2, "completed")));
        run("liveSettlingJob");
        assertThat(live().getString("status")).isEqualTo("processing");

        clock.advance(Duration.ofHours(7));
        run("liveSettlingJob");
        assertThat(live().getString("status")).isEqualTo("done");
        assertThat(live().getEmbedded(List.of("analysis", "origin", "analyzers"), Integer.class))
                .isEqualTo(StandardAnalyzers.VERSION);
        assertThat(turns()).containsExactly("Hello.", "Who is there?");
        segments.take(List.of(text(9, "inbound_track", "Bye.", true)));
        assertThat(turns()).containsExactly("Hello.", "Who is there?");

        conversations.take(ended());
        assertThat(ids()).containsExactly("conv_1");
    }

    @Test
    void oneThatCannotBeReadHoldsUpNoOther() {
        segments.take(said());
        calls.take(List.of(call(2, "completed")));
        Document unreadable = new Document(live())
                .append("_id", "live:CA" + "0".repeat(32))
                .append("turnParts", new Document("generation", "of nothing").append("count", 1));
        unreadable.remove("turns");
        Mono.from(database.getCollection("transcripts").insertOne(unreadable)).block();

        clock.advance(Duration.ofHours(7));
        run("liveSettlingJob");

        assertThat(live().getString("status")).isEqualTo("done");
        assertThat(get("/actuator/prometheus", Role.ADMIN).body())
                .containsPattern("ringway_transcripts_failures_total\\{[^}]*work=\"live-settling\"[^}]*}");
    }

    private List<Event<TranscriptionEvent>> said() {
        return List.of(
                text(2, "outbound_track", "Hello.", true),
                text(3, "inbound_track", "Who", false),
                text(4, "inbound_track", "Who is there?", true));
    }

    private Event<TranscriptionEvent> text(long sequence, String track, String text, boolean last) {
        return as(EventDraft.example(TranscriptionReported.class)
                .id("transcription:" + transcription + ":" + sequence)
                .with("callSid", sid)
                .with("transcriptionSid", transcription)
                .with("event", "transcription-content")
                .with("sequenceId", sequence)
                .with("timestamp", BEGIN.plusSeconds(sequence - 1))
                .with("track", track)
                .with("text", text)
                .with("last", last));
    }

    private EventDraft<ConversationEnded> conversation() {
        return EventDraft.example(ConversationEnded.class)
                .id("post_call_transcription:conv_1")
                .with("conversationId", "conv_1")
                .with("callSid", sid)
                .with("payload", Map.of("data", Map.of("status", "done")))
                .without("storedPayload");
    }

    private Event<ElevenLabsEvent> ended() {
        return as(conversation());
    }

    private Event<dev.ringway.events.calls.CallEvent> call(long version, String status) {
        return as(EventDraft.example(CallChanged.class)
                .id(sid + ":" + version)
                .with("sid", sid)
                .with("version", version)
                .with("status", status)
                .with("attemptId", "attempt_1")
                .with("agentId", "agent_1")
                .with("contactName", "Zoë Martin")
                .without("conversationId")
                .without("transcriptId"));
    }

    /** Events are covariant in what they tell, which their type cannot say. */
    @SuppressWarnings("unchecked")
    private static <T extends EventData> Event<T> as(EventDraft<? extends T> draft) {
        return (Event<T>) draft.event();
    }

    private List<String> ids() {
        return stored("transcripts").stream().map(one -> one.getString("_id")).toList();
    }

    private Document live() {
        return stored("transcripts").stream()
                .filter(one -> one.getString("_id").equals(liveId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> turns() {
        return stored("transcripts").stream()
                .filter(one -> one.getString("_id").equals(liveId))
                .flatMap(one -> one.getList("turns", Document.class).stream())
                .map(turn -> turn.getString("text"))
                .toList();
    }
}
