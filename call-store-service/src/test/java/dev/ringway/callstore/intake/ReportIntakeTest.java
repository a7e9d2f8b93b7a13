package dev.ringway.callstore.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.CallStoreDatabase;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportIntakeTest {

    @AutoClose
    private final CallStoreDatabase store = new CallStoreDatabase();

    @BeforeEach
    void empty() {
        store.empty();
    }

    @Test
    void shuffledAndDuplicatedReportsInRandomBatchesEndAsTheOrderedOnes() {
        Random random = new Random(7);
        List<Event<TwilioEvent>> reports = reports(40);
        List<Event<TwilioEvent>> arrival = new ArrayList<>(reports);
        arrival.addAll(reports.subList(0, reports.size() / 2));
        Collections.shuffle(arrival, random);

        ReportIntake intake = intake(store.database());
        for (int from = 0; from < arrival.size(); ) {
            int to = Math.min(arrival.size(), from + 1 + random.nextInt(30));
            intake.take(arrival.subList(from, to));
            from = to;
        }

        assertStoredOnceAndFolded(reports);
    }

    @Test
    void whatIsDeliveredAgainChangesNothing() {
        List<Event<TwilioEvent>> reports = reports(10);
        ReportIntake intake = intake(store.database());
        intake.take(reports);
        List<Document> calls = store.all("calls");
        List<Document> events = store.all("callEvents");

        intake.take(reports);
        reports.reversed().forEach(report -> intake.take(List.of(report)));

        assertThat(store.all("calls")).isEqualTo(calls);
        assertThat(store.all("callEvents")).isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource
    void aCrashAmidTheWritesIsRepairedByRedelivery(InterruptedDatabase.Bulk bulk) {
        List<Event<TwilioEvent>> reports = reports(20);
        InterruptedDatabase interrupted = new InterruptedDatabase(store.database());
        for (int crashes = 1; crashes <= 3; crashes++) {
            store.empty();
            interrupted.interrupt(bulk, crashes);
            ReportIntake intake = intake(interrupted.database());
            while (!interrupted.spent()) {
                assertThatThrownBy(() -> intake.take(reports)).isInstanceOf(MongoException.class);
            }
            intake.take(reports);
            assertStoredOnceAndFolded(reports);
        }
    }

    @Test
    void aCrashAfterTheEventsAndBeforeTheCallsIsRepairedByRedelivery() {
        List<Event<TwilioEvent>> reports = reports(20);
        new CallEventRepository(store.database())
                .keep(
                        Reports.told(reports).stream()
                                .map(new ReportCodec()::write)
                                .toList(),
                        Clock.systemUTC().instant());
        assertThat(store.all("calls")).isEmpty();

        intake(store.database()).take(reports);

        assertStoredOnceAndFolded(reports);
    }

    /** It is found again as long as its recording lacks it, so the recording must not know it before the call does. */
    @Test
    void aFindingOfOurOwnThatIsNotDeliveredAgainIsNotHalfDone() {
        RecordingDeleted deleted = new RecordingDeleted(
                Reports.SID, "RE" + "1".repeat(32), Reports.START.plusSeconds(90), Optional.empty());
        Event<SystemReport> finding = SystemReports.of(deleted, Reports.START.plusSeconds(90));
        RecordingFetched completed = new RecordingFetched(
                Reports.SID,
                deleted.recordingSid(),
                Optional.empty(),
                "completed",
                Optional.of(30L),
                Optional.of(2),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Reports.START),
                Optional.of(0));
        intake(store.database()).take(Reports.answeredCall(Reports.SID));
        intake(store.database()).take(List.of(SystemReports.of(completed, Reports.START.plusSeconds(60))));
        InterruptedDatabase interrupted = new InterruptedDatabase(store.database());
        interrupted.before(
                InterruptedDatabase.Bulk.CALLS,
                () -> interrupted.before(
                        InterruptedDatabase.Bulk.CALLS,
                        () -> interrupted.interrupt(InterruptedDatabase.Bulk.CALLS, 1)));

        assertThatThrownBy(() -> intake(interrupted.database()).take(List.of(finding)))
                .isInstanceOf(MongoException.class);

        assertThat(store.all("recordings"))
                .extracting(recording -> recording.get("status"))
                .doesNotContain("deleted");
        intake(store.database()).take(List.of(finding));
        assertThat(store.all("recordings"))
                .extracting(recording -> recording.get("status"))
                .containsExactly("deleted");
        assertThat(store.all("calls"))
                .flatExtracting(call -> call.getList("recordings", Document.class))
                .extracting(recording -> recording.get("status"))
                .containsExactly("deleted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverLosesTheRaceForACallReadsAndFoldsAgain(boolean known) {
        List<Event<TwilioEvent>> reports = reports(1);
        if (known) {
            intake(store.database()).take(reports.subList(0, 2));
        }
        InterruptedDatabase overtaken = new InterruptedDatabase(store.database());
        overtaken.before(
                InterruptedDatabase.Bulk.CALLS, () -> intake(store.database()).take(List.of(reports.get(3))));

        intake(overtaken.database()).take(reports.subList(known ? 2 : 0, 3));

        assertStoredOnceAndFolded(reports);
        assertThat(store.all("calls").getFirst().getLong("version")).isEqualTo(known ? 3 : 2);
    }

    @Test
    void writersThatRaceOnTheSameCallsLoseNothing() {
        List<Event<TwilioEvent>> reports = reports(60);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4)
                    .forEach(step -> writers.execute(() -> {
                        List<Event<TwilioEvent>> mine = IntStream.range(0, 60)
                                .mapToObj(call -> reports.get(4 * call + step))
                                .toList();
                        for (int from = 0; from < mine.size(); from += 5) {
                            intake(store.database()).take(mine.subList(from, from + 5));
                        }
                    }));
        }

        assertStoredOnceAndFolded(reports);
        assertThat(store.all("calls"))
                .allSatisfy(call -> assertThat(call.getLong("version")).isBetween(1L, 4L));
    }

    @Test
    void aReportThatTheValidatorRefusesIsRejectedAndTheOthersGoOn() {
        List<Event<TwilioEvent>> good = reports(3);
        Event<TwilioEvent> badSid = widened(Reports.of("CA123", "ringing", 1).event());
        List<Event<TwilioEvent>> batch = new ArrayList<>(good);
        batch.add(1, badSid);

        assertThat(takeWithRejections(batch)).containsExactly(Map.entry(badSid, "callSid"));
        assertStoredOnceAndFolded(good);
    }

    @Test
    void aFieldNameThatCannotBeStoredIsRejected() {
        Event<TwilioEvent> zeroInName = withParameters(Map.of("Call\0Status", List.of("ringing")));

        assertThat(takeWithRejections(List.of(zeroInName)))
                .containsExactly(Map.entry(zeroInName, "field name or a time"));
    }

    @Test
    void aTimeThatCannotBeStoredIsRejected() {
        Event<TwilioEvent> report = reports(1).getFirst();
        Event<TwilioEvent> endOfTime = new Event<>(
                report.id(), report.source(), Instant.MAX, report.receivedAt(), report.traceParent(), report.data());
        Event<TwilioEvent> year12345 = new Event<>(
                report.id(),
                report.source(),
                Instant.parse("+12345-01-01T00:00:00Z"),
                report.receivedAt(),
                report.traceParent(),
                report.data());

        assertThat(takeWithRejections(List.of(endOfTime)))
                .containsExactly(Map.entry(endOfTime, "field name or a time"));
        assertThat(takeWithRejections(List.of(year12345))).isEmpty();
        assertThat(calls().get(report.key()).startTime()).isEqualTo(report.receivedAt());
    }

    @Test
    void namesThatMeanSomethingToMongoDbAreStoredAsTheyAre() {
        Event<TwilioEvent> report = withParameters(
                Map.of("$where", List.of("1"), "a.b", List.of("2"), "$oid", List.of("x"), "", List.of("")));

        intake(store.database()).take(List.of(report));

        Document parameters =
                store.all("callEvents").getFirst().get("data", Document.class).get("parameters", Document.class);
        assertThat(parameters)
                .containsOnly(
                        Map.entry("$where", List.of("1")),
                        Map.entry("a.b", List.of("2")),
                        Map.entry("$oid", List.of("x")),
                        Map.entry("", List.of("")));
    }

    @Test
    void aReportThatTheCallCannotTakeIsRejectedAndTheOthersOfThatCallGoOn() {
        List<Event<TwilioEvent>> good = reports(2);
        Event<TwilioEvent> negativeDuration = widened(Reports.of(good.getFirst().key(), "completed", 20)
                .withSequence(2)
                .withDuration(-1)
                .event());
        List<Event<TwilioEvent>> batch = new ArrayList<>(good);
        batch.add(2, negativeDuration);

        assertThat(takeWithRejections(batch)).containsExactly(Map.entry(negativeDuration, "duration"));
        assertThat(calls()).containsExactlyInAnyOrderEntriesOf(folded(good));
    }

    /** As a listener does: a rejected report is put aside and the rest handed in again. What was put aside, and why. */
    private List<Map.Entry<Event<TwilioEvent>, String>> takeWithRejections(List<Event<TwilioEvent>> batch) {
        List<Event<TwilioEvent>> rest = new ArrayList<>(batch);
        List<Map.Entry<Event<TwilioEvent>, String>> rejected = new ArrayList<>();
        ReportIntake intake = intake(store.database());
        while (!rest.isEmpty()) {
            try {
                intake.take(rest);
                return rejected;
            } catch (RejectedEventException verdict) {
                Event<TwilioEvent> named = rest.stream()
                        .filter(verdict.record()::equals)
                        .findFirst()
                        .orElseThrow();
                rest.remove(named);
                String words = verdict.reason();
                rejected.add(Map.entry(
                        named,
                        List.of("callSid", "field name or a time", "duration", "startMonth").stream()
                                .filter(words::contains)
                                .findFirst()
                                .orElse(words)));
            }
        }
        return rejected;
    }

    private static ReportIntake intake(MongoDatabase database) {
        return Intakes.on(database).reports();
    }

    private static List<Event<TwilioEvent>> reports(int calls) {
        return IntStream.range(0, calls)
                .mapToObj("CA%032x"::formatted)
                .flatMap(sid -> Reports.answeredCall(sid).stream())
                .map(ReportIntakeTest::widened)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Event<TwilioEvent> widened(Event<CallStatusReported> event) {
        return new Event<>(
                event.id(), event.source(), event.time(), event.receivedAt(), event.traceParent(), event.data());
    }

    private static Event<TwilioEvent> withParameters(Map<String, List<String>> parameters) {
        return widened(Reports.of("ringing", 1).with("parameters", parameters).event());
    }

    private void assertStoredOnceAndFolded(List<Event<TwilioEvent>> reports) {
        assertThat(store.all("callEvents").stream()
                        .map(event -> event.getString("_id"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        reports.stream().map(Event::id).toList());
        assertThat(calls()).containsExactlyInAnyOrderEntriesOf(folded(reports));
    }

    private Map<String, Call> calls() {
        List<String> sids =
                store.all("calls").stream().map(call -> call.getString("_id")).toList();
        return new CallRepository(store.database())
                .find(new HashSet<>(sids)).values().stream()
                        .map(StoredCall::call)
                        .collect(Collectors.toMap(Call::sid, Function.identity()));
    }

    private static Map<String, Call> folded(List<Event<TwilioEvent>> reports) {
        return reports.stream().collect(Collectors.groupingBy(Event::key)).values().stream()
                .map(ofOneCall -> CallFold.fold(Optional.empty(), Reports.told(ofOneCall)))
                .collect(Collectors.toMap(Call::sid, Function.identity()));
    }
}
