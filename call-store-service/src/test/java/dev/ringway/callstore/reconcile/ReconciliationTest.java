package dev.ringway.callstore.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.TwilioSandbox;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.recording.RecordingSummary;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.RecordingRepository;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.test.MovableClock;
import dev.ringway.starter.test.WithRingwayServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Calls of which nobody told us, or not all, against a Twilio that knows them. */
@SpringBootTest
@WithRingwayServers
@DirtiesContext
class ReconciliationTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final TwilioSandbox TWILIO = new TwilioSandbox();
    private static final MovableClock CLOCK = new MovableClock();

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        Clock movableClock() {
            return CLOCK;
        }
    }

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    @Qualifier("reconciliationJob")
    private LeasedJob job;

    @Autowired
    private LeasedJobs jobs;

    @Autowired
    private ReportIntake intake;

    @Autowired
    private CallRepository calls;

    @Autowired
    private RecordingRepository recordings;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
        TWILIO.register(properties);
        properties.add("ringway.call-store.reconciliation.page-size", () -> "3");
        properties.add("ringway.call-store.reconciliation.window", () -> "30h");
        properties.add("ringway.call-store.reconciliation.look-back", () -> "0s");
        properties.add("ringway.call-store.reconciliation.requests-per-run", () -> "4");
        properties.add("ringway.call-store.reconciliation.unanswered-limit", () -> "0s");
        properties.add("ringway.call-store.reconciliation.answered-limit", () -> "0s");
    }

    @AfterAll
    static void close() {
        TWILIO.close();
    }

    @BeforeEach
    void forgetAll() {
        CLOCK.reset();
        TWILIO.control("/control/reset", "{}");
        TWILIO.control("/control/api", "{}");
        for (String collection : List.of("calls", "callEvents", "recordings", "sweeps")) {
            Flux.from(database.getCollection(collection).deleteMany(new Document()))
                    .blockLast();
        }
    }

    @Test
    void aCallWhoseEndWasNeverReportedEndsAsTwilioSays() {
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        intake.take(List.of(Reports.of(sid, "in-progress", 0).event()));
        JsonNode record = ended(sid);

        run();

        StoredCall call = stored(sid);
        assertThat(call.call().status().text()).isEqualTo("completed");
        assertThat(call.call().duration()).contains(record.path("duration").asLong());
        assertThat(events(sid)).anySatisfy(event -> {
            assertThat(event.getString("source")).isEqualTo("system");
            assertThat(event.getString("eventType")).isEqualTo("dev.ringway.call.fetched.v1");
        });
    }

    @Test
    void aCallThatTwilioCannotTellOfHoldsNoOtherUp() {
        String mute = TWILIO.place(TwilioSandbox.call("+14155551001"));
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        intake.take(List.of(
                Reports.of(mute, "in-progress", 0).event(),
                Reports.of(sid, "in-progress", 10).event()));
        ended(mute);
        ended(sid);
        TWILIO.control("/control/api", "{\"errorPercent\": 100, \"pathContains\": \"" + mute + "\"}");

        run();

        assertThat(reconciliation.lastReport().orElseThrow().endedBecause()).isEmpty();
        assertThat(stored(mute).call().status().text()).isEqualTo("in-progress");
        assertThat(stored(sid).call().status().text()).isEqualTo("completed");

        TWILIO.control("/control/api", "{}");
        run();

        assertThat(stored(mute).call().status().text()).isEqualTo("completed");
    }

    @Test
    void callsAndRecordingsThatNobodyToldOfAreFoundWindowByWindowOverSeveralRuns() {
        Instant begin = Instant.now().minusSeconds(5);
        List<String> sids = IntStream.range(0, 10)
                .mapToObj(i -> TWILIO.place(TwilioSandbox.call("+1415555100" + (i % 4 == 3 ? "2" : "1"))
                        .setRecord(true)))
                .toList();
        sids.forEach(ReconciliationTest::ended);
        reconciliation.request(begin, Instant.now().plusSeconds(5));

        int runs = 0;
        do {
            run();
            runs++;
        } while (reconciliation.progress().stream()
                        .anyMatch(sweep -> sweep.target().isPresent())
                && runs < 50);

        assertThat(runs).as("a run asks no more than it may").isBetween(2, 49);
        for (String sid : sids) {
            JsonNode record = TWILIO.record(sid);
            assertThat(stored(sid).call().status().text())
                    .isEqualTo(record.path("status").asString());
            assertThat(stored(sid).call().price().map(price -> price.amount().doubleValue()))
                    .isEqualTo(Optional.of(record.path("price"))
                            .filter(JsonNode::isString)
                            .map(price -> Math.abs(Double.parseDouble(price.asString()))));
            if (record.path("recording").isObject()) {
                String recordingSid = record.path("recording").path("sid").asString();
                assertThat(recordings
                                .find(List.of(recordingSid))
                                .get(recordingSid)
                                .recording()
                                .status())
                        .isEqualTo(RecordingStatus.COMPLETED);
            }
        }
    }

    @Test
    void aRecordingWhoseEndWasNeverReportedIsFetchedAndMeasured() {
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001").setRecord(true));
        String recordingSid = ended(sid).path("recording").path("sid").asString();
        intake.take(List.of(begun(sid, recordingSid)));

        run();

        Recording recording = recording(recordingSid);
        assertThat(recording.status()).isEqualTo(RecordingStatus.COMPLETED);
        assertThat(recording.format()).contains("mp3");
        assertThat(recording.size()).isPresent();
        assertThat(stored(sid).call().recordings())
                .extracting(RecordingSummary::status)
                .containsExactly(RecordingStatus.COMPLETED);
    }

    @Test
    void aRecordingWhoseMediaFailsIsTakenInAsItIsAndMeasuredAnotherTime() {
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001").setRecord(true));
        String recordingSid = ended(sid).path("recording").path("sid").asString();
        intake.take(List.of(begun(sid, recordingSid)));
        TWILIO.control("/control/api", "{\"errorPercent\": 100, \"pathContains\": \".mp3\"}");

        run();

        assertThat(reconciliation.lastReport().orElseThrow().endedBecause()).isEmpty();
        assertThat(recording(recordingSid).status()).isEqualTo(RecordingStatus.COMPLETED);
        assertThat(recording(recordingSid).size()).isEmpty();

        TWILIO.control("/control/api", "{}");
        run();

        assertThat(recording(recordingSid).size()).isPresent();
    }

    @Test
    void aRecordingThatTwilioDoesNotHaveIsAskedForOnceADay() {
        String sid = "CA" + "6".repeat(32);
        intake.take(List.of(Reports.of(sid, "completed", 0).event(), begun(sid, "RE" + "6".repeat(32))));
        run();
        assertThat(askedInVain()).isPositive();
        // Recordings of other tests may be on the topics, and asked for at the same time.
        await().atMost(LIMIT).until(() -> askedInVainByARun() == 0);

        CLOCK.advance(Duration.ofHours(25));

        assertThat(askedInVainByARun()).isPositive();
        assertThat(recordings.find(List.of("RE" + "6".repeat(32)))).hasSize(1);
    }

    private Recording recording(String recordingSid) {
        return recordings.find(List.of(recordingSid)).get(recordingSid).recording();
    }

    private long askedInVainByARun() {
        long before = askedInVain();
        run();
        return askedInVain() - before;
    }

    private long askedInVain() {
        return meters.timer("ringway.twilio.requests", "account", ServiceSettings.TWILIO_ACCOUNT, "outcome", "NotFound")
                .count();
    }

    private static Event<RecordingReported> begun(String callSid, String recordingSid) {
        return EventDraft.example(RecordingReported.class)
                .with("callSid", callSid)
                .with("recordingSid", recordingSid)
                .with("recordingStatus", "in-progress")
                .id("recording:" + recordingSid + ":in-progress")
                .with("accountSid", ServiceSettings.TWILIO_ACCOUNT)
                .event();
    }

    @Test
    void whatIsKnownAlreadyIsNotWrittenAgain() {
        Instant begin = Instant.now().minusSeconds(5);
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        ended(sid);
        Instant end = Instant.now().plusSeconds(5);
        reconcile(begin, end);
        long version = stored(sid).version();

        reconcile(begin, end);

        assertThat(stored(sid).version()).isEqualTo(version);
        assertThat(events(sid)).hasSize(1);
    }

    @Test
    void whileTwilioRefusesARunEndsWithItsReasonAndTheNextOneGoesOn() {
        Instant begin = Instant.now().minusSeconds(5);
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        ended(sid);
        reconciliation.request(begin, Instant.now().plusSeconds(5));
        TWILIO.control("/control/api", "{\"unavailablePercent\": 100}");

        run();

        assertThat(reconciliation.lastReport().orElseThrow().endedBecause()).isPresent();
        assertThat(calls.find(List.of(sid))).isEmpty();

        TWILIO.control("/control/api", "{}");
        await().atMost(LIMIT).until(() -> {
            run();
            return calls.find(List.of(sid)).containsKey(sid);
        });
    }

    @Test
    void aCallThatTwilioDoesNotHaveIsCountedAndLeftAsItIs() {
        String sid = "CA" + "8".repeat(32);
        intake.take(List.of(Reports.of(sid, "ringing", 0).event()));

        // A run of another test may have ended behind this call, and calls of other tests may be on the topics.
        await().atMost(LIMIT).until(() -> {
            run();
            return reconciliation.lastReport().orElseThrow().unknownAtTwilio() > 0;
        });

        assertThat(stored(sid).call().status().text()).isEqualTo("ringing");
    }

    @Test
    void everySpanOfTimeIsListedByItselfOnceItIsOldEnough() {
        run();
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        ended(sid);
        run();
        assertThat(calls.find(List.of(sid))).isEmpty();

        CLOCK.advance(Duration.ofMinutes(16));
        run();

        assertThat(stored(sid).call().status().text()).isEqualTo("completed");
    }

    @Test
    void callsThatTwilioDoesNotHaveLeaveQuestionsForTheLists() {
        intake.take(IntStream.range(0, 12)
                .mapToObj(i -> Reports.of("CA%032d".formatted(i), "ringing", i).event())
                .toList());
        Instant begin = Instant.now().minusSeconds(5);
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        ended(sid);
        reconciliation.request(begin, Instant.now().plusSeconds(5));

        run();

        assertThat(reconciliation.lastReport().orElseThrow().unknownAtTwilio()).isEqualTo(2);
        assertThat(calls.find(List.of(sid))).containsKey(sid);
    }

    @Test
    void aCallThatTwilioDoesNotHaveIsAskedForOnceADay() {
        String sid = "CA" + "7".repeat(32);
        intake.take(List.of(Reports.of(sid, "ringing", 0).event()));
        // A run of another test may have ended behind this call, and calls of other tests may be on the topics.
        await().atMost(LIMIT).until(() -> {
            run();
            return reconciliation.lastReport().orElseThrow().unknownAtTwilio() > 0;
        });
        await().atMost(LIMIT).until(() -> {
            run();
            return reconciliation.lastReport().orElseThrow().unknownAtTwilio() == 0;
        });

        CLOCK.advance(Duration.ofHours(25));
        run();

        assertThat(reconciliation.lastReport().orElseThrow().unknownAtTwilio()).isPositive();
    }

    @Test
    void spansAskedForAtTheSameTimeAreAllGoneThrough() {
        Instant now = Instant.now();
        reconciliation.request(now.minusSeconds(60), now);
        reconciliation.request(now.minusSeconds(120), now);

        assertThat(reconciliation.progress().stream()
                        .filter(sweep -> sweep.target().isPresent()))
                .hasSize(4);
    }

    @Test
    void aPageOfAnotherAccountIsBegunAnew() {
        Instant begin = Instant.now().minusSeconds(5);
        String sid = TWILIO.place(TwilioSandbox.call("+14155551001"));
        ended(sid);
        reconciliation.request(begin, Instant.now().plusSeconds(5));
        Flux.from(database.getCollection("sweeps")
                        .updateMany(
                                Filters.exists("target"),
                                Updates.combine(
                                        Updates.set("windowEnd", Instant.now().plusSeconds(5)),
                                        Updates.set("nextPage", "/2010-04-01/Accounts/AC1/Calls.json?Page=7"))))
                .blockLast();

        await().atMost(LIMIT).until(() -> {
            run();
            return calls.find(List.of(sid)).containsKey(sid);
        });
    }

    private void reconcile(Instant from, Instant to) {
        reconciliation.request(from, to);
        await().atMost(LIMIT).until(() -> {
            run();
            return reconciliation.progress().stream()
                    .noneMatch(sweep -> sweep.target().isPresent());
        });
    }

    private void run() {
        assertThat(jobs.runNow(job)).isTrue();
    }

    private static JsonNode ended(String sid) {
        await().atMost(LIMIT).until(() -> TWILIO.record(sid).path("settled").asBoolean());
        await().atMost(LIMIT).until(() -> TWILIO.priceKnown(sid));
        return TWILIO.record(sid);
    }

    private StoredCall stored(String sid) {
        return calls.find(List.of(sid)).get(sid);
    }

    private List<Document> events(String sid) {
        return Flux.from(database.getCollection("callEvents").find(Filters.eq("callSid", sid)))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
