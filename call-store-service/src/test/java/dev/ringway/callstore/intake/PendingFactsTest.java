package dev.ringway.callstore.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.link.Named;
import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.store.CallStoreDatabase;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.callstore.store.PendingFactRepository;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.starter.test.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PendingFactsTest {

    private static final int LARGE = 100_000;

    @AutoClose
    private final CallStoreDatabase store = new CallStoreDatabase();

    private final Intakes intakes = Intakes.on(store.database());

    @BeforeEach
    void empty() {
        store.empty();
    }

    @Test
    void theSoundOfAConversationWaitsForTheConversationThatNamesTheCall() {
        intakes.reports().take(List.of(audio()));
        assertThat(ids("pendingFacts")).containsExactly("audio");
        assertThat(store.all("calls")).isEmpty();

        intakes.reports().take(List.of(ended().with("callSid", Reports.SID).event()));

        assertThat(ids("pendingFacts")).isEmpty();
        assertThat(store.all("callEvents"))
                .extracting(event -> event.getString("_id"), event -> event.getString("callSid"))
                .containsExactlyInAnyOrder(tuple("audio", Reports.SID), tuple("ended", Reports.SID));
    }

    @Test
    void numbersBeyondWhatMongoDbCountsInAreKept() {
        BigInteger beyondLong = BigInteger.TWO.pow(63);
        BigInteger beyondDecimal = BigInteger.TEN.pow(40).add(BigInteger.ONE);

        intakes.reports()
                .take(List.of(ended().with("payload", Map.of("numbers", List.of(beyondLong, beyondDecimal)))
                        .event()));

        assertThat(store.all("pendingFacts")
                        .getFirst()
                        .get("data", Document.class)
                        .get("payload", Document.class))
                .containsEntry(
                        "numbers", List.of(new Decimal128(new BigDecimal(beyondLong)), beyondDecimal.toString()));

        intakes.reports().take(List.of(Reports.of("ringing", 1).event()));
        intakes.reports()
                .take(List.of(ended().with("callSid", Reports.SID).id("other").event()));
        assertThat(store.all("calls").getFirst().getString("conversationId")).isEqualTo("conv_1");
    }

    @Test
    void nothingInAPayloadIsKeptAsItCame() {
        Map<String, Object> turn = new HashMap<>();
        turn.put("feedback", null);
        turn.put("tools", Arrays.asList("a", null));

        intakes.reports()
                .take(List.of(ended().with("callSid", Reports.SID)
                        .with("payload", Map.of("transcript", List.of(turn)))
                        .event()));

        assertThat(store.all("callEvents").getFirst().getEmbedded(List.of("data", "payload"), Document.class))
                .isEqualTo(new Document("transcript", List.of(new Document(turn))));
        assertThat(store.all("calls").getFirst().getString("conversationId")).isEqualTo("conv_1");
    }

    @Test
    void aReportThatCannotWaitIsRefusedAsTheVeryRecordThatCame() {
        Event<?> named = ended().with("payload", Map.of("a\0b", 1)).event();

        assertThatThrownBy(() -> intakes.reports().take(List.of(audio(), named)))
                .isInstanceOfSatisfying(
                        RejectedEventException.class,
                        verdict -> assertThat(verdict.record()).isSameAs(named))
                .hasMessageContaining("field name");
    }

    @Test
    void aFindingThatCannotBeStoredIsLeftOut() {
        new Findings(intakes.reports(), Clock.systemUTC())
                .take(new RecordingDeleted("no call", "RE1", Reports.START, Optional.of("ava")));

        assertThat(store.all("callEvents")).isEmpty();
    }

    @Test
    void anAttemptWithALongerIdThanACallTakesIsRefused() {
        String id = "a".repeat(129);
        intakes.reports().take(List.of(Reports.of("ringing", 1).event()));
        Attempt told = attempt();

        assertThat(intakes.links()
                        .attempts(List.of(new Attempt(
                                id,
                                told.version(),
                                told.campaignId(),
                                told.contactId(),
                                told.contactName(),
                                told.attemptNumber(),
                                told.agentId(),
                                Optional.of(Reports.SID)))))
                .containsOnlyKeys(id);
        assertThat(store.all("calls").getFirst()).doesNotContainKey("attemptId");
    }

    @Test
    void aConversationThatNamesAnAttemptWaitsForTheCallOrTheAttempt() {
        Event<?> ended = ended().with("attemptId", "attempt-1").event();
        intakes.reports().take(List.of(audio(), ended));
        assertThat(ids("pendingFacts")).containsExactly("audio", "ended");

        // The attempt names a call that nobody has reported about.
        intakes.links().attempts(List.of(attempt()));
        assertThat(store.all("calls")).isEmpty();

        intakes.reports().take(List.of(Reports.of("ringing", 1).event()));

        Document call = store.all("calls").getFirst();
        assertThat(call.getString("conversationId")).isEqualTo("conv_1");
        assertThat(call.getString("campaignId")).isEqualTo("campaign-1");
        assertThat(call.getString("attemptId")).isEqualTo("attempt-1");
        assertThat(ids("pendingFacts")).isEmpty();
        assertThat(store.all("callEvents")).hasSize(3);
    }

    @Test
    void aCallThatIsWrittenBetweenTheLookAndTheWaitIsFoundAllTheSame() {
        InterruptedDatabase overtaken = new InterruptedDatabase(store.database());
        overtaken.before(
                InterruptedDatabase.Bulk.EVENTS,
                () -> intakes.reports()
                        .take(List.of(Reports.of("ringing", 1)
                                .with("attemptId", "attempt-1")
                                .event())));

        Intakes.on(overtaken.database())
                .reports()
                .take(List.of(ended().with("attemptId", "attempt-1").event()));

        assertThat(ids("pendingFacts")).isEmpty();
        assertThat(store.all("calls").getFirst().getString("conversationId")).isEqualTo("conv_1");
    }

    @Test
    void anAttemptThatIsSavedWhileItsCallIsWrittenIsSeenByOneOfTheTwo() {
        InterruptedDatabase overtaken = new InterruptedDatabase(store.database());
        overtaken.before(InterruptedDatabase.Bulk.CALLS, () -> intakes.links().attempts(List.of(attempt())));

        Intakes.on(overtaken.database())
                .reports()
                .take(List.of(
                        Reports.of("ringing", 1).with("attemptId", "attempt-1").event()));

        assertThat(store.all("calls").getFirst().getString("campaignId")).isEqualTo("campaign-1");
    }

    @Test
    void whatNothingNamesStaysAndIsCounted() {
        Event<?> nameless = EventDraft.blank(OtherWebhookReceived.class)
                .with("webhookType", "dream")
                .with("bodySha256", "00")
                .at(Reports.START)
                .id("nameless")
                .event();
        intakes.reports().take(List.of(nameless, audio()));
        Clock later = Clock.fixed(Reports.START.plus(Duration.ofHours(5)), ZoneOffset.UTC);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PendingFactsReport report = new PendingFactsReport(
                intakes.pending(),
                new PendingFactRepository(store.database()),
                new IntakeSettings(1, false, Duration.ofSeconds(1), Duration.ofMinutes(5), 20),
                meters,
                later);
        assertThat(meters.get("ringway.pending.facts").gauge().value()).isNaN();

        report.run(() -> {});

        assertThat(ids("pendingFacts")).containsExactly("audio", "nameless");
        assertThat(meters.get("ringway.pending.facts").gauge().value()).isEqualTo(2);
        assertThat(meters.get("ringway.pending.facts.oldest").gauge().value()).isBetween(17_999.0, 18_001.0);
    }

    @Test
    void theSweepJoinsWhatACrashLeftBehind() {
        intakes.reports()
                .take(List.of(Reports.of("completed", 30)
                        .with("attemptId", "attempt-1")
                        .event()));
        // The service died before it looked for what waits.
        intakes.pending()
                .keep(List.of(elevenLabs(ended().with("attemptId", "attempt-1").event())));

        assertThat(intakes.pending().sweep(10, () -> {})).isEqualTo(1);

        assertThat(ids("pendingFacts")).isEmpty();
        assertThat(store.all("calls").getFirst().getString("conversationId")).isEqualTo("conv_1");
    }

    @Test
    void theSweepReadsOnlyTheReportsThatFoundTheirCallAndFewOfThemAtATime() {
        int calls = 45;
        intakes.reports()
                .take(IntStream.range(0, calls)
                        .mapToObj(call -> Reports.of("CA%032x".formatted(call), "completed", call)
                                .with("attemptId", "attempt-" + call)
                                .event())
                        .toList());
        // The service died before it looked for what waits; the second half waits for attempts that nobody makes.
        intakes.pending()
                .keep(IntStream.range(0, 2 * calls)
                        .mapToObj(attempt -> elevenLabs(ended().with("attemptId", "attempt-" + attempt)
                                .with("conversationId", "conv_" + attempt)
                                .with("payload", Map.of("transcript", "x".repeat(LARGE)))
                                .id("ended-%03d".formatted(attempt))
                                .event()))
                        .toList());
        profile(2);

        int joined;
        try {
            joined = intakes.pending().sweep(200, () -> {});
        } finally {
            profile(0);
        }

        assertThat(joined).isEqualTo(calls);
        assertThat(ids("pendingFacts")).hasSize(calls).first().isEqualTo("ended-045");
        assertThat(store.all("calls"))
                .allSatisfy(call -> assertThat(call.getString("conversationId")).isNotNull());
        List<Integer> answers = answersAboutPendingFacts();
        assertThat(answers).allSatisfy(bytes -> assertThat(bytes).isLessThan(11 * LARGE));
        assertThat(answers.stream().mapToInt(Integer::intValue).sum()).isLessThan((calls + 5) * LARGE);
    }

    /** The database records every command that reaches it: 2, or none: 0. */
    private void profile(int level) {
        Mono.from(store.database().runCommand(new Document("profile", level))).block();
    }

    private List<Integer> answersAboutPendingFacts() {
        String collection = store.database().getName() + ".pendingFacts";
        return store.all("system.profile").stream()
                .filter(command -> collection.equals(command.getString("ns")))
                .filter(command -> command.containsKey("responseLength"))
                .map(command -> command.getInteger("responseLength"))
                .toList();
    }

    @Test
    void whatItsCallCannotTakeStaysWithTheReasonAndHoldsUpNothing() {
        Event<?> unfit =
                ended().with("attemptId", "attempt-1").with("agentId", "").event();
        intakes.reports().take(List.of(unfit, audio()));

        intakes.reports()
                .take(List.of(
                        Reports.of("ringing", 1).with("attemptId", "attempt-1").event()));

        Document waiting = store.all("pendingFacts").stream()
                .filter(fact -> fact.getString("_id").equals("ended"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.getString("refused")).contains("agentId");
        assertThat(store.all("calls").getFirst().getString("status")).isEqualTo("ringing");
    }

    @Test
    void whatItsCallCouldNotTakeIsMarkedAmongItsEventsUntilItComesCorrected() {
        intakes.reports()
                .take(List.of(ended().with("attemptId", "attempt-1")
                        .with("agentId", "")
                        .event()));
        intakes.reports()
                .take(List.of(
                        Reports.of("ringing", 1).with("attemptId", "attempt-1").event()));
        assertThat(event("ended")).containsKey("refused");

        intakes.reports()
                .take(List.of(ended().with("attemptId", "attempt-1")
                        .with("agentId", "agent-1")
                        .event()));

        assertThat(event("ended")).doesNotContainKey("refused");
        assertThat(ids("pendingFacts")).isEmpty();
        assertThat(store.all("calls").getFirst().getString("agentId")).isEqualTo("agent-1");
    }

    @Test
    void whatItsCallCouldNotTakeWaitsAgainWhereItsCorrectionNamesACallThatIsNotKnownYet() {
        String other = "CA" + "7".repeat(32);
        intakes.reports()
                .take(List.of(ended().with("attemptId", "attempt-1")
                        .with("agentId", "")
                        .event()));
        intakes.reports()
                .take(List.of(
                        Reports.of("ringing", 1).with("attemptId", "attempt-1").event()));

        intakes.reports().take(List.of(ended().with("attemptId", "attempt-2").event()));
        assertThat(store.all("pendingFacts").getFirst()).doesNotContainKey("refused");
        intakes.reports()
                .take(List.of(Reports.of(other, "ringing", 1)
                        .with("attemptId", "attempt-2")
                        .event()));

        assertThat(ids("pendingFacts")).isEmpty();
        assertThat(event("ended")).doesNotContainKey("refused").containsEntry("callSid", other);
    }

    @Test
    void aRefusalThatWasLeftUnsaidByACrashIsSaidByALaterSweep() {
        List<String> said = new ArrayList<>();
        MovableClock clock = new MovableClock();
        Intakes dying = Intakes.on(store.database(), clock, (_, _) -> {
            throw new IllegalStateException("the service is gone");
        });
        Intakes another = Intakes.on(store.database(), clock, (report, _) -> said.add(report.id()));
        dying.reports()
                .take(List.of(ended().with("attemptId", "attempt-1")
                        .with("agentId", "")
                        .event()));
        assertThatThrownBy(() -> dying.reports()
                        .take(List.of(Reports.of("ringing", 1)
                                .with("attemptId", "attempt-1")
                                .event())))
                .hasMessage("the service is gone");

        another.pending().sweep(10, () -> {});
        assertThat(said).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        another.pending().sweep(10, () -> {});
        another.pending().sweep(10, () -> {});

        assertThat(said).containsExactly("ended");
    }

    private Document event(String id) {
        return store.all("callEvents").stream()
                .filter(event -> event.getString("_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReportOlderThanAnyIsKeptIsRefusedUnlessItIsForced() {
        Clock later = Clock.fixed(Reports.START.plus(Intakes.KEPT).plusSeconds(60), ZoneOffset.UTC);
        Event<?> old = Reports.of("ringing", 1).event();

        assertThatThrownBy(() ->
                        Intakes.on(store.database(), later, false).reports().take(List.of(old)))
                .isInstanceOf(RejectedEventException.class);
        assertThat(store.all("calls")).isEmpty();

        Intakes.on(store.database(), later, true).reports().take(List.of(old));
        assertThat(store.all("calls")).hasSize(1);
    }

    @Test
    void aNewNameReachesAllCallsOfAContactPageByPageAndGoesOnWhereItStopped() {
        int calls = 2_600;
        intakes.reports()
                .take(IntStream.range(0, calls)
                        .mapToObj(call -> Reports.of("CA%032x".formatted(call), "ringing", call)
                                .with("contactId", "contact-1")
                                .event())
                        .toList());
        intakes.links().names(List.of(contact(1, "Ada")));
        assertThat(named("Ada")).isEqualTo(2_000);
        intakes.spreading().goOn(() -> {});
        assertThat(named("Ada")).isEqualTo(calls);

        List<Document> before = store.all("calls");
        intakes.links().names(List.of(contact(2, "Ada")));
        intakes.links().names(List.of(contact(1, "Older")));
        assertThat(store.all("calls")).isEqualTo(before);

        intakes.links().names(List.of(Named.forgotten(Named.Kind.CONTACT, "contact-1")));
        intakes.spreading().goOn(() -> {});
        intakes.links().names(List.of(contact(3, "Back")));
        intakes.spreading().goOn(() -> {});
        assertThat(store.all("calls")).noneMatch(call -> call.containsKey("contactName"));
    }

    @Test
    void anAgentThatLosesItsNameLeavesItsCallsTheOneThatTheirConversationsTell() {
        int calls = 1_100;
        intakes.reports()
                .take(IntStream.range(0, calls)
                        .mapToObj(call -> ended().with("callSid", "CA%032x".formatted(call))
                                .with("conversationId", "conv-" + call)
                                .with("agentId", "agent-1")
                                .with("agentName", "Eve")
                                .id("ended-" + call)
                                .event())
                        .toList());
        intakes.links().names(List.of(agent(1, Optional.of("Ada"))));
        intakes.spreading().goOn(() -> {});
        assertThat(store.all("calls"))
                .hasSize(calls)
                .allMatch(call -> call.get("agentName").equals("Ada"));

        AtomicInteger pages = new AtomicInteger();
        intakes.links().names(List.of(agent(2, Optional.empty())));
        intakes.spreading().goOn(() -> assertThat(pages.incrementAndGet()).isLessThan(10));

        assertThat(store.all("calls")).allMatch(call -> call.get("agentName").equals("Eve"));
    }

    private static Named agent(long version, Optional<String> name) {
        return new Named(Named.Kind.AGENT, "agent-1", version, name);
    }

    @Test
    void whatPeopleWroteIsNotTouchedByReports() {
        intakes.reports().take(List.of(Reports.of("ringing", 1).event()));
        Document remarks = new Document("outcome.notes", "call again")
                .append("outcome.followUpRequired", true)
                .append("metadata.tags", List.of("vip"))
                .append("metadata.customFields", new Document("order", "17"));
        Mono.from(store.database()
                        .getCollection("calls")
                        .updateOne(
                                new Document("_id", Reports.SID),
                                new Document("$set", remarks).append("$inc", new Document("version", 1L))))
                .block();

        intakes.reports().take(List.of(Reports.of("busy", 20).event()));

        Document call = store.all("calls").getFirst();
        assertThat(call.get("outcome", Document.class))
                .containsEntry("status", "busy")
                .containsEntry("notes", "call again")
                .containsEntry("followUpRequired", true);
        assertThat(call.get("metadata", Document.class))
                .containsEntry("tags", List.of("vip"))
                .containsEntry("customFields", new Document("order", "17"));
    }

    private long named(String name) {
        return store.all("calls").stream()
                .filter(call -> name.equals(call.getString("contactName")))
                .count();
    }

    private List<String> ids(String collection) {
        return store.all(collection).stream().map(one -> one.getString("_id")).toList();
    }

    private static Named contact(long version, String name) {
        return new Named(Named.Kind.CONTACT, "contact-1", version, Optional.of(name));
    }

    private static Attempt attempt() {
        return new Attempt(
                "attempt-1",
                2,
                Optional.of("campaign-1"),
                Optional.of("contact-1"),
                Optional.of("Zoë"),
                Optional.of(1),
                Optional.of("agent-1"),
                Optional.of(Reports.SID));
    }

    private static EventDraft<ConversationEnded> ended() {
        return EventDraft.blank(ConversationEnded.class)
                .with("conversationId", "conv_1")
                .at(Reports.START.plusSeconds(30))
                .id("ended");
    }

    private static Event<ElevenLabsEvent> elevenLabs(Event<ConversationEnded> event) {
        return new Event<>(
                event.id(), event.source(), event.time(), event.receivedAt(), event.traceParent(), event.data());
    }

    private static Event<ConversationAudioStored> audio() {
        return EventDraft.blank(ConversationAudioStored.class)
                .with("conversationId", "conv_1")
                .with(
                        "audio",
                        Map.of("location", "file:/a.mp3", "size", 7, "sha256", "00", "contentType", "audio/mpeg"))
                .at(Reports.START)
                .id("audio")
                .event();
    }
}
