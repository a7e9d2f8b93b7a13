package dev.ringway.transcript.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Conversations and calls are told of by different topics, in whatever order. */
class ArrivalOrderTest extends RunningAgents {

    private static final String SID = "CA35884136fed840d807968d7c83b21ba4";
    private static final String OTHER_SID = "CA15884136fed840d807968d7c83b21ba4";
    private static final String ATTEMPT = "66f0a1d2e4b0c1a2b3c4d5e6";

    @Autowired
    private ConversationIntake conversations;

    @Autowired
    private CallLinkIntake calls;

    /** Something that is told. */
    private enum Told {
        WEBHOOK,
        CALL_BEGUN,
        CALL_ENDED
    }

    @BeforeEach
    void nothingIsKnown() {
        for (String collection : List.of("transcripts", "callLinks")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    /** By what the conversation finds its call: its SID, only its attempt, or only by being named by the call. */
    @ParameterizedTest
    @ValueSource(strings = {"callSid", "attemptId", "conversationId"})
    void everyOrderEndsInTheSame(String way) {
        Set<Document> ends = new LinkedHashSet<>();
        Set<List<Told>> orders =
                orders(List.of(Told.WEBHOOK, Told.WEBHOOK, Told.CALL_BEGUN, Told.CALL_ENDED, Told.CALL_ENDED));
        assertThat(orders).hasSize(30);
        for (List<Told> order : orders) {
            nothingIsKnown();
            order.forEach(told -> tell(told, way));
            assertThat(stored("transcripts")).hasSize(1);
            ends.add(content("conv_1"));
        }
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.getString("callSid")).isEqualTo(SID);
            assertThat(end.getString("campaignId")).isEqualTo("campaign_of_the_call");
            assertThat(end.getString("attemptId")).isEqualTo(ATTEMPT);
            assertThat(end.getString("contactId")).isEqualTo("contact_1");
            assertThat(end.getString("contactName")).isEqualTo("Zoë Martin");
            assertThat(end.getString("agentId")).isEqualTo("agent_1");
            assertThat(end.getString("recordingSid")).isEqualTo("REa1b2c3d4e5f60718293a4b5c6d7e8f90");
        });
    }

    /** As where a call was placed although its creation was not answered. */
    @Test
    void ofTwoCallsOfItsAttemptTheOneThatNamesItIsItsCallInEveryOrder() {
        Set<Document> ends = new LinkedHashSet<>();
        List<Runnable> told = List.of(
                () -> conversations.take(ended("conv_1", "attemptId")),
                () -> calls.take(List.of(otherCall())),
                () -> calls.take(List.of(call(2, "completed", "conv_1"))));
        for (List<Runnable> order : orders(told)) {
            nothingIsKnown();
            order.forEach(Runnable::run);
            calls.take(List.of(otherCall()));
            ends.add(content("conv_1"));
        }
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.getString("callSid")).isEqualTo(SID);
            assertThat(end.getString("campaignId")).isEqualTo("campaign_of_the_call");
            assertThat(end.getString("contactName")).isEqualTo("Zoë Martin");
        });
    }

    @Test
    void theCallThatItNamesIsItsCallInEveryOrderWhateverOtherOneNamesIt() {
        Set<Document> ends = new LinkedHashSet<>();
        List<Runnable> told = List.of(
                () -> conversations.take(ended("conv_1", "attemptId")),
                () -> conversations.take(
                        as(report("conv_1").with("callSid", OTHER_SID).without("attemptId"))),
                () -> calls.take(List.of(otherCall())),
                () -> calls.take(List.of(call(2, "completed", "conv_1"))));
        for (List<Runnable> order : orders(told)) {
            nothingIsKnown();
            order.forEach(Runnable::run);
            ends.add(content("conv_1"));
        }
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.getString("callSid")).isEqualTo(OTHER_SID);
            assertThat(end.getString("campaignId")).isEqualTo("campaign_of_the_other");
            assertThat(end.getString("contactName")).isEqualTo("Zoe Miller");
        });
    }

    /** A webhook that waited for Kafka comes after what polling has read. */
    @Test
    void thatThereWasNoConversationReplacesNothingThatIsKnownOfIt() {
        Set<Document> ends = new LinkedHashSet<>();
        for (List<Event<ElevenLabsEvent>> order : orders(List.of(unreached(), failed(10), failed(20)))) {
            nothingIsKnown();
            order.forEach(conversations::take);
            ends.add(content("conv_1"));
        }
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.getString("status")).isEqualTo("failed");
            assertThat(end.getDate("startTime")).isNotNull();
            assertThat(end.get("duration")).isEqualTo(20L);
            assertThat(end.get("cost")).isNotNull();
        });
    }

    /** A report comes after its call. */
    @Test
    void aStatusThatIsNotKnownHereSaysThatItIsOver() {
        conversations.take(told("archived", 10));

        assertThat(content("conv_1").getString("status")).isEqualTo("done");
    }

    @Test
    void anOlderReportThatIsReplayedReplacesNoNewerOne() {
        Event<ElevenLabsEvent> older = told("done", 10);
        Event<ElevenLabsEvent> newer = told("done", 20);
        for (Event<ElevenLabsEvent> report : List.of(older, newer, older)) {
            conversations.take(report);
        }
        assertThat(content("conv_1").get("duration")).isEqualTo(20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"callSid", "attemptId", "conversationId"})
    void atTheSameMomentTheyFindEachOtherToo(String way) {
        for (int i = 0; i < 40; i++) {
            nothingIsKnown();
            CompletableFuture<Void> webhook = CompletableFuture.runAsync(() -> tell(Told.WEBHOOK, way));
            CompletableFuture<Void> call = CompletableFuture.runAsync(() -> tell(Told.CALL_ENDED, way));
            CompletableFuture.allOf(webhook, call).join();

            assertThat(content("conv_1").getString("contactName")).isEqualTo("Zoë Martin");
        }
    }

    @Test
    void aTransferHasTwoConversationsOnOneCall() {
        conversations.take(ended("conv_1", "callSid"));
        calls.take(List.of(call(2, "completed", "conv_2")));
        conversations.take(ended("conv_2", "conversationId"));

        assertThat(content("conv_1").getString("contactName")).isEqualTo("Zoë Martin");
        assertThat(content("conv_2").getString("contactName")).isEqualTo("Zoë Martin");
        assertThat(content("conv_2").getString("callSid")).isEqualTo(SID);
    }

    @Test
    void aNameThatTheCallForgetsIsForgottenHere() {
        conversations.take(ended("conv_1", "callSid"));
        calls.take(List.of(call(2, "completed", "conv_1")));
        calls.take(List.of(nameless(3)));

        assertThat(content("conv_1").containsKey("contactName")).isFalse();
        assertThat(content("conv_1").getString("contactId")).isEqualTo("contact_1");
    }

    @Test
    void aCallThatIsDeletedIsNoLongerWaitedWith() {
        calls.take(List.of(call(2, "completed", "conv_1")));
        calls.take(List.of(new Deletion<>(SID)));
        conversations.take(ended("conv_1", "callSid"));

        assertThat(stored("callLinks")).noneMatch(link -> link.containsKey("callVersion"));
        assertThat(content("conv_1").containsKey("contactName")).isFalse();
    }

    @Test
    void anOlderVersionInTheSameBatchTakesNotThePlaceOfTheNewerOne() {
        calls.take(List.of(call(2, "completed", "conv_1"), call(1, "in-progress", "conv_0")));

        assertThat(stored("callLinks"))
                .singleElement()
                .satisfies(link -> assertThat(link.getLong("callVersion")).isEqualTo(2));
    }

    private void tell(Told told, String way) {
        switch (told) {
            case WEBHOOK -> conversations.take(ended("conv_1", way));
            case CALL_BEGUN -> calls.take(List.of(call(1, "in-progress", "conv_0")));
            case CALL_ENDED -> calls.take(List.of(call(2, "completed", "conv_1")));
        }
    }

    private static Event<ElevenLabsEvent> ended(String id, String way) {
        EventDraft<ConversationEnded> draft = report(id);
        return as(
                switch (way) {
                    case "attemptId" -> draft.without("callSid");
                    case "conversationId" -> draft.without("callSid").without("attemptId");
                    default -> draft;
                });
    }

    private static EventDraft<ConversationEnded> report(String id) {
        return EventDraft.example(ConversationEnded.class)
                .id("post_call_transcription:" + id)
                .with("conversationId", id)
                .with("callSid", SID)
                .with("attemptId", ATTEMPT)
                .with("agentId", "agent_1")
                .with("campaignId", "campaign_of_the_payload")
                .with("payload", Map.of("data", Map.of("status", "done")))
                .without("contactId")
                .without("storedPayload");
    }

    private static Event<ElevenLabsEvent> failed(int second) {
        return told("failed", second);
    }

    /** @param second when it was told, and how long the conversation lasted */
    private static Event<ElevenLabsEvent> told(String status, int second) {
        return as(EventDraft.example(ConversationEnded.class)
                .id("post_call_transcription:conv_1")
                .at(Instant.parse("2026-11-02T15:00:00Z").plusSeconds(second))
                .with("conversationId", "conv_1")
                .with(
                        "payload",
                        Map.of(
                                "data",
                                Map.of(
                                        "status",
                                        status,
                                        "metadata",
                                        Map.of(
                                                "start_time_unix_secs",
                                                1_762_095_600,
                                                "call_duration_secs",
                                                second,
                                                "cost_fiat",
                                                0.05))))
                .without("storedPayload"));
    }

    private static Event<ElevenLabsEvent> unreached() {
        return as(EventDraft.example(CallInitiationFailed.class)
                .id("call_initiation_failure:conv_1")
                .at(Instant.parse("2026-11-02T16:00:00Z"))
                .with("conversationId", "conv_1")
                .with("payload", Map.of("data", Map.of()))
                .without("storedPayload"));
    }

    private static TopicRecord<CallEvent> call(long version, String status, String conversationId) {
        return as(draft(version, status).with("conversationId", conversationId).with("contactName", "Zoë Martin"));
    }

    /** Of the same attempt. */
    private static TopicRecord<CallEvent> otherCall() {
        return as(draft(1, "completed")
                .id(OTHER_SID + ":1")
                .with("sid", OTHER_SID)
                .with("conversationId", "conv_of_the_other")
                .with("campaignId", "campaign_of_the_other")
                .with("contactName", "Zoe Miller"));
    }

    private static TopicRecord<CallEvent> nameless(long version) {
        return as(draft(version, "completed").without("contactName"));
    }

    private static EventDraft<CallChanged> draft(long version, String status) {
        return EventDraft.example(CallChanged.class)
                .id(SID + ":" + version)
                .with("sid", SID)
                .with("version", version)
                .with("status", status)
                .with("campaignId", "campaign_of_the_call")
                .with("contactId", "contact_1")
                .with("attemptId", ATTEMPT)
                .with("agentId", "agent_who_spoke_last")
                .with(
                        "recordings",
                        List.of(
                                Map.of("recordingSid", "RE" + "0".repeat(32), "status", "absent"),
                                Map.of("recordingSid", "REa1b2c3d4e5f60718293a4b5c6d7e8f90", "status", "completed")))
                .without("transcriptId");
    }

    /** Events are covariant in what they tell, which their type cannot say. */
    @SuppressWarnings("unchecked")
    private static <T extends dev.ringway.events.EventData> Event<T> as(EventDraft<? extends T> draft) {
        return (Event<T>) draft.event();
    }

    /** Without what tells of the way there. */
    private Document content(String id) {
        Document content = new Document(stored("transcripts").stream()
                .filter(one -> one.getString("_id").equals(id))
                .findFirst()
                .orElseThrow());
        List.of("version", "createdAt", "updatedAt").forEach(content::remove);
        return content;
    }

    private static <T> Set<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return Set.of(List.of());
        }
        Set<List<T>> orders = new LinkedHashSet<>();
        for (int first = 0; first < all.size(); first++) {
            List<T> rest = new ArrayList<>(all);
            T taken = rest.remove(first);
            orders(rest).forEach(order -> {
                List<T> whole = new ArrayList<>(List.of(taken));
                whole.addAll(order);
                orders.add(whole);
            });
        }
        return Set.copyOf(orders);
    }
}
