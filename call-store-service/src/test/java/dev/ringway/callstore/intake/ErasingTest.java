package dev.ringway.callstore.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.CallStoreDatabase;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.starter.kafka.RejectedEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said in a conversation that was erased lies nowhere, whatever comes first, again, or at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasingTest {

    private static final String SAID = "Zanzibar";
    private static final String SAID_ELSEWHERE = "Timbuktu";
    private static final String ERASED = "conv_1";
    private static final String OTHER = "conv_2";
    private static final Optional<String> CALL = Optional.of(Reports.SID);

    @AutoClose
    private final CallStoreDatabase store = new CallStoreDatabase();

    private final Intakes intakes = Intakes.on(store.database());

    @BeforeEach
    void empty() {
        store.empty();
    }

    @Test
    void whatWasReportedBeforeGoesAndTheCallStaysAsItWas() {
        intakes.reports().take(everything());
        assertThat(kept()).contains(SAID);
        List<Document> calls = store.all("calls");

        intakes.erasing().erase(ERASED, CALL);

        assertThat(kept()).doesNotContain(SAID);
        assertThat(store.all("callEvents"))
                .hasSize(everything().size())
                .allSatisfy(event -> assertThat(event.getBoolean("erased", false))
                        .isEqualTo(!event.getString("eventType").contains(".status-reported.")));
        assertThat(event("ended").get("data", Document.class))
                .containsOnlyKeys("conversationId", "callSid", "terminationReason", "costUsd", "callSuccessful");
        assertThat(event("heard:1").get("data", Document.class))
                .containsEntry("event", "transcription-content")
                .containsEntry("last", true);
        assertThat(store.all("calls")).isEqualTo(calls);
        assertThat(refolded()).isEqualTo(call());
    }

    @Test
    void whatIsReportedAfterwardsIsKeptWithoutItAndTheEndIsTheSame() {
        intakes.reports().take(everything());
        intakes.erasing().erase(ERASED, CALL);
        List<Document> before = withoutVersions(store.all("callEvents"));
        Call call = call();
        store.empty();

        intakes.erasing().erase(ERASED, CALL);
        intakes.reports().take(everything());

        assertThat(withoutVersions(store.all("callEvents"))).isEqualTo(before);
        assertThat(store.all("callEvents"))
                .allSatisfy(event -> assertThat(event.getLong("version")).isEqualTo(1));
        assertThat(call()).isEqualTo(call).isEqualTo(refolded());
    }

    @Test
    void doneAgainItChangesNothingMore() {
        intakes.reports().take(everything());
        intakes.erasing().erase(ERASED, CALL);
        List<Document> events = store.all("callEvents");
        List<Document> calls = store.all("calls");

        intakes.erasing().erase(ERASED, CALL);
        intakes.erasing().erase(ERASED, Optional.empty());
        intakes.reports().take(everything());

        assertThat(store.all("callEvents")).isEqualTo(events);
        assertThat(store.all("calls")).isEqualTo(calls);
        assertThat(store.all("conversationErasures"))
                .singleElement()
                .satisfies(erasure ->
                        assertThat(erasure.getList("callSids", String.class)).containsExactly(Reports.SID));
    }

    @Test
    void anotherConversationOfTheCallKeepsItsReports() {
        intakes.reports().take(List.of(ended(), transferred(), heard(1, true)));

        intakes.erasing().erase(ERASED, CALL);
        intakes.reports().take(List.of(heard(2, true)));

        assertThat(kept()).doesNotContain(SAID).contains(SAID_ELSEWHERE);
        assertThat(event("ended:" + OTHER)).doesNotContainKey("erased");
        assertThat(call().conversationId()).contains(OTHER);
    }

    @Test
    void anotherCallKeepsWhatWasHeardOnIt() {
        String elsewhere = "CA" + "1".repeat(32);
        intakes.reports().take(List.of(ended(), heard(1, true), heardOn(elsewhere, SAID_ELSEWHERE)));

        intakes.erasing().erase(ERASED, CALL);

        assertThat(kept()).doesNotContain(SAID).contains(SAID_ELSEWHERE);
    }

    @Test
    void theCallOfAConversationIsFoundByItsReportsWhereNobodyElseKnowsIt() {
        intakes.reports().take(everything());

        intakes.erasing().erase(ERASED, Optional.empty());

        assertThat(kept()).doesNotContain(SAID);
    }

    @Test
    void aReportThatTiesAnErasedConversationToItsCallTakesAwayWhatWasHeardThere() {
        intakes.reports().take(List.of(heard(1, false), heard(2, true)));
        intakes.erasing().erase(ERASED, Optional.empty());
        assertThat(kept()).contains(SAID);

        intakes.reports().take(List.of(ended()));
        assertThat(kept()).doesNotContain(SAID);

        intakes.reports().take(List.of(heard(3, true)));
        assertThat(kept()).doesNotContain(SAID);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReportThatWaitsForItsCallIsJoinedWithoutIt(boolean reportedFirst) {
        List<Event<?>> waiting = List.of(
                drafted().without("callSid").with("attemptId", "attempt-1").event(), audio());
        if (reportedFirst) {
            intakes.reports().take(waiting);
            assertThat(kept()).contains(SAID);
        }
        intakes.erasing().erase(ERASED, Optional.empty());
        intakes.reports().take(waiting);
        assertThat(store.all("pendingFacts")).hasSize(2);
        assertThat(kept()).doesNotContain(SAID);

        intakes.reports()
                .take(List.of(
                        heard(1, true),
                        Reports.of("ringing", 1).with("attemptId", "attempt-1").event()));

        assertThat(store.all("pendingFacts")).isEmpty();
        assertThat(store.all("callEvents")).hasSize(4);
        assertThat(kept()).doesNotContain(SAID);
        assertThat(call().conversationId()).contains(ERASED);
        assertThat(call().terminationReason()).contains("Client disconnected: 1000");
        assertThat(refolded()).isEqualTo(call());
    }

    @Test
    void aReportThatItsCallCannotTakeStaysRefusedAndItsCorrectionIsTakenWithoutIt() {
        Event<?> wrong = drafted().with("agentId", "").event();
        refused(wrong);
        intakes.erasing().erase(ERASED, CALL);
        assertThat(kept()).doesNotContain(SAID);
        refused(wrong);
        assertThat(event("ended")).containsKey("refused").containsEntry("erased", true);

        intakes.reports().take(List.of(ended()));

        assertThat(event("ended")).doesNotContainKey("refused").containsEntry("erased", true);
        assertThat(kept()).doesNotContain(SAID);
    }

    @Test
    void whatIsErasedBetweenTheLookAndTheWriteGoesAllTheSame() {
        takeOvertakenByTheErasure(List.of(ended(), heard(1, true)));

        assertThat(kept()).doesNotContain(SAID);
        assertThat(refolded()).isEqualTo(call());
    }

    @Test
    void whatIsErasedBetweenTheLookAndTheWaitGoesAllTheSame() {
        takeOvertakenByTheErasure(List.of(audio(), other()));

        assertThat(store.all("pendingFacts")).hasSize(2);
        assertThat(kept()).doesNotContain(SAID);
    }

    private void takeOvertakenByTheErasure(List<Event<?>> reports) {
        InterruptedDatabase overtaken = new InterruptedDatabase(store.database());
        overtaken.before(
                InterruptedDatabase.Bulk.EVENTS, () -> intakes.erasing().erase(ERASED, CALL));
        Intakes.on(overtaken.database()).reports().take(reports);
    }

    @Test
    void whatComesBetweenTheRecordAndTheRemovalGoesAllTheSame() {
        intakes.reports().take(List.of(heard(1, true)));
        InterruptedDatabase overtaken = new InterruptedDatabase(store.database());
        overtaken.beforeChangeOfMany(() -> intakes.reports().take(everything()));

        Intakes.on(overtaken.database()).erasing().erase(ERASED, Optional.empty());

        assertThat(kept()).doesNotContain(SAID);
    }

    @Test
    void whoDiesBetweenTheRecordAndTheRemovalDoesItAnew() {
        intakes.reports().take(everything());
        InterruptedDatabase dying = new InterruptedDatabase(store.database());
        AtomicBoolean dies = new AtomicBoolean(true);
        dying.crash(() -> dies.getAndSet(false));
        Erasing erasing = Intakes.on(dying.database()).erasing();

        assertThatThrownBy(() -> erasing.erase(ERASED, CALL)).isInstanceOf(MongoException.class);
        assertThat(store.all("conversationErasures")).hasSize(1);
        assertThat(kept()).contains(SAID);
        erasing.erase(ERASED, CALL);

        assertThat(kept()).doesNotContain(SAID);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverCrashesAndInWhateverOrderItComesNothingIsLeft(long seed) {
        Random random = new Random(seed);
        InterruptedDatabase database = new InterruptedDatabase(store.database());
        database.crash(() -> random.nextInt(4) == 0);
        Intakes crashing = Intakes.on(database.database());
        List<Runnable> deliveries = new ArrayList<>();
        Stream.of(everything(), List.of(transferred(), waiting()))
                .flatMap(Collection::stream)
                .forEach(report -> deliveries.add(() -> crashing.reports().take(List.of(report))));
        deliveries.add(() -> crashing.reports().take(everything()));
        deliveries.add(() -> crashing.erasing().erase(ERASED, random.nextBoolean() ? CALL : Optional.empty()));
        deliveries.add(() -> crashing.erasing().erase("conv_waiting", Optional.empty()));
        Collections.shuffle(deliveries, random);

        deliveries.forEach(ErasingTest::untilDone);

        assertThat(kept()).doesNotContain(SAID).contains(SAID_ELSEWHERE);
        assertThat(store.all("callEvents")).hasSize(everything().size() + 1);
        assertThat(store.all("pendingFacts")).hasSize(1);
        assertThat(call()).isEqualTo(folded(with(transferred()))).isEqualTo(refolded());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverComesAtTheSameMomentNothingIsLeft(long seed) {
        List<Runnable> deliveries = new ArrayList<>();
        with(waiting()).forEach(report -> deliveries.add(() -> intakes.reports().take(List.of(report))));
        deliveries.add(() -> intakes.erasing().erase(ERASED, Optional.empty()));
        deliveries.add(() -> intakes.erasing().erase("conv_waiting", Optional.empty()));
        Collections.shuffle(deliveries, new Random(seed));

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            deliveries.forEach(delivery -> together.execute(() -> untilDone(delivery)));
        }

        assertThat(kept()).doesNotContain(SAID);
        assertThat(store.all("callEvents")).hasSize(everything().size());
        assertThat(call()).isEqualTo(refolded());
    }

    /** As a listener does. */
    private static void untilDone(Runnable delivery) {
        for (boolean done = false; !done; ) {
            try {
                delivery.run();
                done = true;
            } catch (MongoException | IllegalStateException again) {
                done = false;
            }
        }
    }

    /** A call with its conversation, every kind of report of it, and what was heard live. */
    private static List<Event<?>> everything() {
        List<Event<?>> all = new ArrayList<>(Reports.answeredCall(Reports.SID));
        all.addAll(
                List.of(heard(1, true), heard(2, false), heard(3, true), ended(), audio(), failed(), large(), other()));
        return all;
    }

    private static List<Event<?>> with(Event<?> one) {
        List<Event<?>> all = new ArrayList<>(everything());
        all.add(one);
        return all;
    }

    private static EventDraft<ConversationEnded> drafted() {
        return EventDraft.blank(ConversationEnded.class)
                .id("ended")
                .at(Reports.START)
                .with("conversationId", ERASED)
                .with("callSid", Reports.SID)
                .with("terminationReason", "Client disconnected: 1000")
                .with("costUsd", "0.1200")
                .with("callSuccessful", "success")
                .with(
                        "payload",
                        Map.of(
                                "transcript",
                                List.of(Map.of("message", SAID)),
                                "analysis",
                                Map.of("transcript_summary", SAID)));
    }

    private static Event<?> ended() {
        return drafted().event();
    }

    private static Event<?> large() {
        return drafted()
                .id("large")
                .without("payload")
                .with("storedPayload", stored("application/json"))
                .event();
    }

    private static Event<?> transferred() {
        return drafted()
                .id("ended:" + OTHER)
                .with("conversationId", OTHER)
                .with("startTime", Reports.START.plusSeconds(20))
                .with("payload", Map.of("transcript", SAID_ELSEWHERE))
                .event();
    }

    private static Event<?> waiting() {
        return drafted()
                .id("waiting")
                .with("conversationId", "conv_waiting")
                .without("callSid")
                .event();
    }

    private static Event<?> audio() {
        return EventDraft.blank(ConversationAudioStored.class)
                .id("audio")
                .at(Reports.START)
                .with("conversationId", ERASED)
                .with("audio", stored("audio/mpeg"))
                .event();
    }

    private static Event<?> failed() {
        return EventDraft.blank(CallInitiationFailed.class)
                .id("failed")
                .at(Reports.START)
                .with("conversationId", ERASED)
                .with("callSid", Reports.SID)
                .with("failureReason", "unknown")
                .with("payload", Map.of("dynamic_variables", SAID))
                .event();
    }

    private static Event<?> other() {
        return EventDraft.blank(OtherWebhookReceived.class)
                .id("other")
                .at(Reports.START)
                .with("webhookType", "unredacted_transcript")
                .with("bodySha256", "00")
                .with("conversationId", ERASED)
                .with("payload", Map.of("transcript", SAID))
                .event();
    }

    private static Map<String, Object> stored(String contentType) {
        return Map.of("location", "file:/" + SAID, "size", 7, "sha256", "00", "contentType", contentType);
    }

    private static Event<?> heard(int number, boolean last) {
        return heard(Reports.SID, "heard:" + number, SAID, last);
    }

    private static Event<?> heardOn(String sid, String text) {
        return heard(sid, "heard:" + sid, text, true);
    }

    private static Event<?> heard(String sid, String id, String text, boolean last) {
        return EventDraft.example(TranscriptionReported.class)
                .id(id)
                .at(Reports.START.plusSeconds(10))
                .with("callSid", sid)
                .with("text", text)
                .with("last", last)
                .with("parameters", Map.of("TranscriptionData", List.of("{\"transcript\":\"" + text + "\"}")))
                .without("attemptId")
                .without("campaignId")
                .without("contactId")
                .event();
    }

    private void refused(Event<?> report) {
        assertThatThrownBy(() -> intakes.reports().take(List.of(report)))
                .isInstanceOfSatisfying(
                        RejectedEventException.class,
                        verdict -> assertThat(verdict.record()).isSameAs(report));
    }

    /** All that lies here of reports and calls, as one text. */
    private String kept() {
        return Stream.of("callEvents", "pendingFacts", "calls")
                .flatMap(collection -> store.all(collection).stream())
                .map(Document::toJson)
                .toList()
                .toString();
    }

    private static List<Document> withoutVersions(List<Document> events) {
        events.forEach(event -> event.keySet().removeAll(List.of("version", "createdAt", "updatedAt")));
        return events;
    }

    private Document event(String id) {
        return store.all("callEvents").stream()
                .filter(event -> event.getString("_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Call call() {
        StoredCall stored =
                new CallRepository(store.database()).find(List.of(Reports.SID)).get(Reports.SID);
        return stored.call();
    }

    private Call refolded() {
        ReportCodec codec = new ReportCodec();
        List<Report> reports = new CallEventRepository(store.database())
                .of(Reports.SID)
                .map(event -> codec.read(event).orElseThrow())
                .collectList()
                .blockOptional()
                .orElseThrow();
        return CallFold.fold(Optional.empty(), reports);
    }

    private static Call folded(List<Event<?>> reports) {
        return CallFold.fold(
                Optional.empty(),
                reports.stream().map(event -> new Report(Reports.SID, event)).toList());
    }
}
