package dev.ringway.callstore.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.CallStoreDatabase;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What a call cannot take is kept and marked; what comes after it under the same id, corrected or not, has its turn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedReportsTest {

    private static final List<Event<?>> OTHERS = List.copyOf(Reports.answeredCall(Reports.SID));

    private final Event<?> wrong = ringing("a".repeat(600));
    private final Event<?> corrected = ringing("Zoë Will");

    private CallStoreDatabase store;
    private ReportIntake intake;

    @BeforeAll
    void open() {
        store = new CallStoreDatabase();
        intake = Intakes.on(store.database()).reports();
    }

    @BeforeEach
    void empty() {
        store.empty();
        validateCalls("strict");
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void itIsMarkedWithTheReasonAndTheOthersAreNot() {
        intake.take(OTHERS);

        refused(wrong);

        assertThat(kept(wrong).get("refused", Document.class).getString("reason"))
                .contains("callerName")
                .doesNotContain("aaa");
        assertThat(store.all("callEvents").stream().filter(event -> event.containsKey("refused")))
                .hasSize(1);
        assertThat(call()).isEqualTo(folded(OTHERS));
    }

    @Test
    void deliveredAgainItIsRefusedAgainAndKeptOnce() {
        refused(wrong);
        refused(wrong);

        assertThat(store.all("callEvents")).hasSize(1);
        assertThat(kept(wrong)).containsKey("refused");
        assertThat(store.all("calls")).isEmpty();
    }

    @Test
    void theCorrectedOneTakesItsPlaceHoweverOftenItComesAndTheOriginalDoesNotComeBack() {
        intake.take(OTHERS);
        refused(wrong);

        intake.take(List.of(corrected));
        List<Document> events = store.all("callEvents");
        List<Document> calls = store.all("calls");
        intake.take(List.of(corrected));
        intake.take(List.of(wrong));
        intake.take(List.of(corrected, wrong));

        assertThat(kept(wrong)).doesNotContainKey("refused");
        assertThat(kept(wrong).get("data", Document.class).getString("callerName"))
                .isEqualTo("Zoë Will");
        assertThat(store.all("callEvents")).isEqualTo(events);
        assertThat(store.all("calls")).isEqualTo(calls);
        assertThat(call()).isEqualTo(folded(with(corrected)));
    }

    @Test
    void theCorrectedOneInTheSameBatchAsTheOriginalHasItsTurnAfterIt() {
        refused(wrong, List.of(wrong, corrected));
        intake.take(List.of(corrected));

        assertThat(kept(wrong)).doesNotContainKey("refused");
        assertThat(call()).isEqualTo(folded(List.of(corrected)));
    }

    @Test
    void aCorrectionThatIsRefusedTooIsKeptAndTheNextOneTakesItsPlace() {
        refused(wrong);
        refused(ringing("b".repeat(600)));
        assertThat(kept(wrong).get("data", Document.class).getString("callerName"))
                .startsWith("bbb");

        intake.take(List.of(corrected));

        assertThat(call()).isEqualTo(folded(List.of(corrected)));
        assertThat(kept(wrong)).doesNotContainKey("refused");
    }

    @Test
    void aCorrectionThatCannotEvenBeKeptLeavesTheMark() {
        refused(wrong);
        Event<?> unstorable = ringing("Zoë Will", "a\0b");

        refused(unstorable);

        assertThat(kept(wrong)).containsKey("refused");
        assertThat(store.all("calls")).isEmpty();
    }

    @Test
    void aReportThatIsNotRefusedIsNeverReplaced() {
        intake.take(List.of(corrected));

        intake.take(List.of(ringing("Somebody Else")));

        assertThat(kept(corrected).get("data", Document.class).getString("callerName"))
                .isEqualTo("Zoë Will");
        assertThat(call().from()).isEqualTo(folded(List.of(corrected)).from());
        assertThat(call()).isEqualTo(folded(List.of(corrected)));
    }

    @Test
    void whatIsRefusedNoLongerLosesItsMarkUncorrected() {
        refused(wrong);
        validateCalls("off");

        intake.take(List.of(wrong));

        assertThat(kept(wrong)).doesNotContainKey("refused");
        assertThat(call()).isEqualTo(folded(List.of(wrong)));
    }

    @Test
    void whatWasKeptAndNeverMarkedIsReplacedAllTheSame() {
        intake.take(OTHERS);
        new CallEventRepository(store.database())
                .keep(
                        Reports.told(List.of(wrong)).stream()
                                .map(new ReportCodec()::write)
                                .toList(),
                        Clock.systemUTC().instant());

        intake.take(List.of(corrected));

        assertThat(kept(wrong)).doesNotContainKey("refused");
        assertThat(call()).isEqualTo(folded(with(corrected)));
    }

    @Test
    void aRecordingThatCannotBeWrittenMarksItsReport() {
        EventDraft<RecordingReported> draft = EventDraft.example(RecordingReported.class)
                .at(Reports.START)
                .id("recording")
                .with("callSid", Reports.SID)
                .with("recordingSid", "RE" + "1f".repeat(16));
        Event<?> unfit = draft.with("source", "").event();

        refused(unfit);
        assertThat(kept(unfit).get("refused", Document.class).getString("reason"))
                .contains("The recording")
                .contains("source");
        assertThat(store.all("calls")).isEmpty();

        intake.take(List.of(draft.with("source", "DialVerb").event()));
        assertThat(kept(unfit)).doesNotContainKey("refused");
        assertThat(store.all("recordings")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverCrashesAndInWhateverOrderItComesTheCallIsWhatItsEventsSay(long seed) {
        Random random = new Random(seed);
        InterruptedDatabase database = new InterruptedDatabase(store.database());
        database.crash(() -> random.nextInt(3) == 0);
        ReportIntake crashing = Intakes.on(database.database()).reports();
        List<List<Event<?>>> deliveries = new ArrayList<>();
        OTHERS.forEach(report -> deliveries.add(List.of(report)));
        deliveries.addAll(
                List.of(List.of(wrong), List.of(wrong), List.of(wrong, OTHERS.getFirst()), List.of(corrected, wrong)));
        Collections.shuffle(deliveries, random);
        deliveries.addFirst(List.of(wrong));
        deliveries.addLast(List.of(corrected));

        deliveries.forEach(delivery -> deliver(crashing, new ArrayList<>(delivery)));

        assertThat(store.all("callEvents"))
                .hasSize(5)
                .allSatisfy(event -> assertThat(event).doesNotContainKey("refused"));
        assertThat(kept(wrong).get("data", Document.class).getString("callerName"))
                .isEqualTo("Zoë Will");
        assertThat(call()).isEqualTo(folded(with(corrected)));
    }

    /** As a listener does: what fails comes again, what is rejected is put aside. */
    private static void deliver(ReportIntake intake, List<Event<?>> batch) {
        for (boolean done = false; !done; ) {
            try {
                intake.take(batch);
                done = true;
            } catch (MongoException crashed) {
                done = false;
            } catch (RejectedEventException verdict) {
                assertThat(batch.remove(verdict.record())).isTrue();
            }
        }
    }

    private void refused(Event<?> report) {
        refused(report, List.of(report));
    }

    private void refused(Event<?> report, List<Event<?>> batch) {
        assertThatThrownBy(() -> intake.take(batch))
                .isInstanceOfSatisfying(
                        RejectedEventException.class,
                        verdict -> assertThat(verdict.record()).isSameAs(report));
    }

    private static Event<?> ringing(String callerName) {
        return Reports.of("ringing", 2).with("callerName", callerName).event();
    }

    private static Event<?> ringing(String callerName, String parameter) {
        return Reports.of("ringing", 2)
                .with("callerName", callerName)
                .with("parameters", Map.of(parameter, List.of("")))
                .event();
    }

    private static List<Event<?>> with(Event<?> one) {
        List<Event<?>> all = new ArrayList<>(OTHERS);
        all.add(one);
        return all;
    }

    private Document kept(Event<?> report) {
        return store.all("callEvents").stream()
                .filter(event -> event.getString("_id").equals(report.id()))
                .findFirst()
                .orElseThrow();
    }

    private Call call() {
        return new CallRepository(store.database())
                .find(List.of(Reports.SID))
                .get(Reports.SID)
                .call();
    }

    private static Call folded(List<Event<?>> reports) {
        return CallFold.fold(Optional.empty(), Reports.told(reports));
    }

    private void validateCalls(String level) {
        Mono.from(store.database().runCommand(new Document("collMod", "calls").append("validationLevel", level)))
                .block();
    }
}
