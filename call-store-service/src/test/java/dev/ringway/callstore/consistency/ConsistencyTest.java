package dev.ringway.callstore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.intake.Erasing;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.starter.test.MovableClock;
import dev.ringway.starter.test.WithRingwayServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
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

/** What is stored is damaged by hand, found, and mended. */
@SpringBootTest
@WithRingwayServers
@DirtiesContext
class ConsistencyTest {

    private static final MovableClock CLOCK = new MovableClock();
    private static final String RECORDING = "RE" + "1f".repeat(16);

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        Clock movableClock() {
            return CLOCK;
        }
    }

    @Autowired
    private Consistency consistency;

    @Autowired
    @Qualifier("consistencyChecks")
    private LeasedJob job;

    @Autowired
    @Qualifier("consistencyDue")
    private LeasedJob due;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private LeasedJobs jobs;

    @Autowired
    private ReportIntake intake;

    @Autowired
    private Erasing erasing;

    @Autowired
    private MongoDatabase database;

    private Instant begin = Instant.EPOCH;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
        // Only the test runs them.
        properties.add("ringway.call-store.consistency.interval", () -> "0s");
        properties.add("ringway.call-store.consistency.left-over", () -> "0s");
    }

    @BeforeEach
    void oneCallWithARecording() {
        begin = Reports.START.minusSeconds(1);
        for (String collection : List.of("calls", "callEvents", "recordings", "conversationErasures")) {
            Flux.from(database.getCollection(collection).deleteMany(new Document()))
                    .blockLast();
        }
        intake.take(Reports.answeredCall(Reports.SID));
        intake.take(List.of(EventDraft.example(RecordingReported.class)
                .with("callSid", Reports.SID)
                .with("recordingSid", RECORDING)
                .event()));
        CLOCK.advance(Duration.ofMinutes(2));
    }

    @Test
    void whatAgreesIsNotFound() {
        ConsistencyReport report = check(false);

        assertThat(report.state()).isEqualTo(ConsistencyReport.State.DONE);
        assertThat(report.checked()).containsEntry("calls", 1L).containsEntry("recordings", 1L);
        assertThat(report.found()).isEmpty();
    }

    @Test
    void aCallThatIsNotWhatItsEventsSayIsNamedWithItsFieldsAndMendedWhenAskedFor() {
        Document sound = call();
        damage(Updates.combine(
                Updates.set("status", "busy"),
                Updates.set("duration", 999L),
                Updates.unset("answeredAt"),
                Updates.set("outcome.status", "undialable")));
        Document damaged = call();

        ConsistencyReport preview = check(false);
        assertThat(preview.found()).isEqualTo(Map.of("call-differs", 1L));
        assertThat(preview.findings().getFirst().fields())
                .contains("status", "duration", "answeredAt", "outcome.status");
        assertThat(call()).isEqualTo(damaged);

        ConsistencyReport repair = check(true);
        assertThat(repair.repaired()).isEqualTo(Map.of("call-differs", 1L));
        assertThat(folded(call())).isEqualTo(folded(sound));
        assertThat(call().getLong("version")).isGreaterThan(damaged.getLong("version"));

        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(check(false).found()).isEmpty();
    }

    @Test
    void whatIsStoredAndNotToldIsReportedAndStays() {
        damage(Updates.combine(
                Updates.set("callerName", "Zoë Will"),
                Updates.set("geo.city", "Boston"),
                Updates.set("status", "busy")));

        ConsistencyReport repair = check(true);

        assertThat(repair.findings().getFirst().fields()).contains("callerName", "status");
        assertThat(repair.repaired()).isEmpty();
        assertThat(call().getString("status")).isEqualTo("completed");
        assertThat(call().getString("callerName")).isEqualTo("Zoë Will");
        assertThat(call().get("geo", Document.class).getString("city")).isEqualTo("Boston");
    }

    @Test
    void aCallThatItsValidatorRefusesIsNotRepairedAndTheCheckEnds() {
        Event<?> tooLong =
                Reports.of("ringing", 2).with("callerName", "a".repeat(600)).event();
        assertThatThrownBy(() -> intake.take(List.of(tooLong))).isInstanceOf(RejectedEventException.class);
        // As it is between keeping and marking.
        Flux.from(database.getCollection("callEvents").updateMany(new Document(), Updates.unset("refused")))
                .blockLast();
        CLOCK.advance(Duration.ofMinutes(2));

        ConsistencyReport repair = check(true);

        assertThat(repair.state()).isEqualTo(ConsistencyReport.State.DONE);
        assertThat(repair.found()).isEqualTo(Map.of("call-differs", 1L));
        assertThat(repair.repaired()).isEmpty();

        Flux.from(database.getCollection("calls").deleteMany(new Document())).blockLast();
        ConsistencyReport folding = check(true);
        assertThat(folding.found()).containsEntry("events-without-call", 1L);
        assertThat(folding.repaired()).isEmpty();
        assertThat(call().getString("status")).isEqualTo("completed");
    }

    @Test
    void aRefusedReportIsAFindingOfItsOwnUntilItIsReplayedCorrected() {
        Reports ringing = Reports.of("ringing", 2);
        assertThatThrownBy(() -> intake.take(
                        List.of(ringing.with("callerName", "a".repeat(600)).event())))
                .isInstanceOf(RejectedEventException.class);
        CLOCK.advance(Duration.ofMinutes(2));

        ConsistencyReport refused = check(true);
        assertThat(refused.found()).isEqualTo(Map.of("event-refused", 1L));
        assertThat(refused.repaired()).isEmpty();
        assertThat(refused.findings().getFirst().id()).isEqualTo(ringing.event().id());

        intake.take(List.of(ringing.with("callerName", "Zoë Will").event()));
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(check(true).found()).isEmpty();
        assertThat(call().getString("callerName")).isEqualTo("Zoë Will");
    }

    @Test
    void theLatestTimeIsCheckedByItselfWithoutRepairAndCounted() {
        damage(Updates.combine(
                Updates.set("status", "busy"),
                Updates.set("createdAt", Date.from(CLOCK.instant().minusSeconds(120)))));
        List<String> before =
                consistency.latest().stream().map(ConsistencyReport::id).toList();
        assertThat(jobs.runNow(due)).isTrue();

        assertThat(jobs.runNow(job)).isTrue();

        ConsistencyReport latest = consistency.latest().stream()
                .filter(report -> !before.contains(report.id()))
                .findFirst()
                .orElseThrow();
        assertThat(latest.requestedBy()).isEmpty();
        assertThat(latest.repair()).isFalse();
        assertThat(latest.found()).containsEntry("call-differs", 1L);
        assertThat(call().getString("status")).isEqualTo("busy");
        assertThat(meters.get("ringway.consistency.findings")
                        .tag("kind", "call-differs")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void aRefusedReportWhoseCauseIsGoneIsTakenByARepair() {
        assertThatThrownBy(() -> intake.take(List.of(Reports.of("ringing", 2)
                        .with("callerName", "a".repeat(600))
                        .event())))
                .isInstanceOf(RejectedEventException.class);
        CLOCK.advance(Duration.ofMinutes(2));
        validateCalls("off");
        try {
            assertThat(check(false).found()).isEqualTo(Map.of("event-refused", 1L));
            assertThat(check(true).repaired()).isEqualTo(Map.of("event-refused", 1L));
        } finally {
            validateCalls("strict");
        }
        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(check(false).found()).isEmpty();
        assertThat(call().getString("callerName")).hasSize(600);
    }

    @Test
    void aReportThatWasRefusedBeforeItHadACallMakesNone() {
        Flux.from(database.getCollection("calls").deleteMany(new Document())).blockLast();
        Flux.from(database.getCollection("recordings").deleteMany(new Document()))
                .blockLast();
        Flux.from(database.getCollection("callEvents").deleteMany(new Document()))
                .blockLast();
        assertThatThrownBy(() -> intake.take(List.of(Reports.of("ringing", 2)
                        .with("callerName", "a".repeat(600))
                        .event())))
                .isInstanceOf(RejectedEventException.class);
        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(check(true).found()).isEqualTo(Map.of("event-refused", 1L));
        assertThat(count("calls")).isZero();
    }

    private void validateCalls(String level) {
        Flux.from(database.runCommand(new Document("collMod", "calls").append("validationLevel", level)))
                .blockLast();
    }

    @Test
    void aCheckThatFailsDoesNotHoldUpTheNext() {
        Document unreadable =
                Flux.from(database.getCollection("callEvents").find()).blockFirst();
        unreadable.put("_id", "unreadable");
        unreadable.remove("timestamp");
        Flux.from(database.getCollection("callEvents")
                        .insertOne(unreadable, new InsertOneOptions().bypassDocumentValidation(true)))
                .blockLast();
        ConsistencyReport failing = consistency.request(begin, CLOCK.instant(), false, Optional.empty());
        ConsistencyReport next = consistency.request(CLOCK.instant(), CLOCK.instant(), false, Optional.empty());

        assertThatThrownBy(() -> jobs.runNow(job)).isInstanceOf(NullPointerException.class);

        assertThat(consistency.find(failing.id()).orElseThrow().state()).isEqualTo(ConsistencyReport.State.FAILED);
        assertThat(consistency.find(next.id()).orElseThrow().state()).isEqualTo(ConsistencyReport.State.DONE);
    }

    @Test
    void whatPeopleWroteIsNeitherAFindingNorTouched() {
        damage(Updates.combine(
                Updates.set("metadata.tags", List.of("vip")),
                Updates.set("outcome.notes", "call again"),
                Updates.set("status", "busy")));

        assertThat(check(true).findings().getFirst().fields())
                .doesNotContain("metadata", "metadata.tags", "outcome.notes");

        assertThat(call().get("metadata", Document.class).getList("tags", String.class))
                .containsExactly("vip");
        assertThat(call().get("outcome", Document.class).getString("notes")).isEqualTo("call again");
    }

    @Test
    void aLostCallIsFoldedFromItsEvents() {
        Document sound = call();
        Flux.from(database.getCollection("calls").deleteMany(new Document())).blockLast();

        ConsistencyReport preview = check(false);
        assertThat(preview.found())
                .containsEntry("events-without-call", 1L)
                .containsEntry("recording-without-call", 1L);
        assertThat(database()).doesNotContainKey("call");

        assertThat(check(true).repaired()).containsEntry("events-without-call", 1L);
        assertThat(folded(call())).isEqualTo(folded(sound));
    }

    @Test
    void aCallAgreesWithItsEventsAndIsFoldedFromThemWhenWhatWasSaidIsErased() {
        intake.take(List.of(
                EventDraft.example(ConversationEnded.class)
                        .with("conversationId", "conv_1")
                        .with("callSid", Reports.SID)
                        .at(Reports.START)
                        .event(),
                EventDraft.example(ConversationAudioStored.class)
                        .with("conversationId", "conv_1")
                        .at(Reports.START)
                        .event(),
                EventDraft.example(TranscriptionReported.class)
                        .with("callSid", Reports.SID)
                        .at(Reports.START)
                        .event()));
        erasing.erase("conv_1", Optional.of(Reports.SID));
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(check(false).found()).isEmpty();
        Document sound = call();
        Flux.from(database.getCollection("calls").deleteMany(new Document())).blockLast();

        assertThat(check(true).repaired()).containsEntry("events-without-call", 1L);

        assertThat(folded(call())).isEqualTo(folded(sound));
        assertThat(count("callEvents")).isEqualTo(8);
        assertThat(Flux.from(database.getCollection("callEvents").find(Filters.exists("data.text")))
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void aLostRecordingIsFoldedFromItsCallsEvents() {
        Flux.from(database.getCollection("recordings").deleteMany(new Document()))
                .blockLast();

        assertThat(check(true).repaired()).isEqualTo(Map.of("recording-missing", 1L));

        assertThat(count("recordings")).isEqualTo(1);
    }

    @Test
    void aCallWithoutAnyEventIsNamed() {
        Flux.from(database.getCollection("callEvents").deleteMany(new Document()))
                .blockLast();

        assertThat(check(true).found()).isEqualTo(Map.of("call-without-events", 1L));
        assertThat(count("calls")).isEqualTo(1);
    }

    @Test
    void callsWhoseEventsMayHaveBeenRemovedByTheirAgeAreNotJudged() {
        Flux.from(database.getCollection("callEvents").deleteMany(new Document()))
                .blockLast();
        CLOCK.advance(Duration.ofDays(90));
        ConsistencyReport report = check(false);
        CLOCK.advance(Duration.ofDays(-90));

        assertThat(report.found()).isEmpty();
    }

    @Test
    void whatIsTooFreshIsLeftAlone() {
        intake.take(List.of(Reports.of("CA" + "9".repeat(32), "ringing", 0).event()));
        damage(Updates.combine(Updates.set("status", "busy"), Updates.currentDate("updatedAt")));

        assertThat(check(false).checked()).containsEntry("calls", 1L);
    }

    @Test
    void aCheckThatWasLeftUnfinishedIsBegunAgain() {
        ConsistencyReport asked = consistency.request(begin, CLOCK.instant(), false, Optional.of("ava"));
        Flux.from(database.getCollection("consistencyReports")
                        .updateOne(Filters.eq(asked.id()), Updates.set("state", "running")))
                .blockLast();

        assertThat(jobs.runNow(job)).isTrue();

        assertThat(consistency.find(asked.id()).orElseThrow().state()).isEqualTo(ConsistencyReport.State.DONE);
    }

    private ConsistencyReport check(boolean repair) {
        ConsistencyReport asked = consistency.request(begin, CLOCK.instant(), repair, Optional.of("ava"));
        assertThat(jobs.runNow(job)).isTrue();
        return consistency.find(asked.id()).orElseThrow();
    }

    private void damage(Bson change) {
        Flux.from(database.getCollection("calls").updateOne(Filters.eq(Reports.SID), change))
                .blockLast();
    }

    private Document call() {
        return Flux.from(database.getCollection("calls").find(Filters.eq(Reports.SID)))
                .blockFirst();
    }

    private Map<String, Object> database() {
        Document call = call();
        return call == null ? Map.of() : Map.of("call", call);
    }

    private static Document folded(Document call) {
        Document copy = new Document(call);
        List.of("version", "createdAt", "updatedAt").forEach(copy::remove);
        return copy;
    }

    private long count(String collection) {
        return Flux.from(database.getCollection(collection).countDocuments()).blockLast();
    }
}
