package dev.ringway.callstore.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceClient;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.TwilioSandbox;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.callstore.reconcile.ReconciliationReport.OfAccount;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.events.Event;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.MovableClock;
import dev.ringway.starter.test.WithRingwayServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The main account and a subaccount, each with calls of which nobody told us. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
@DirtiesContext
class ReconciliationOfAccountsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MAIN = ServiceSettings.TWILIO_ACCOUNT;
    private static final String SUB = ServiceSettings.SUBACCOUNT;
    private static final String TO = "+14155551001";
    private static final List<String> FOLLOWING =
            List.of("calls:PT15M", "recordings:PT15M", "calls:PT24H", "recordings:PT24H");
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
    private MongoDatabase database;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
        ServiceSettings.registerSubaccount(properties);
        TWILIO.register(properties);
        properties.add("ringway.call-store.reconciliation.page-size", () -> "1");
        properties.add("ringway.call-store.reconciliation.window", () -> "30h");
        properties.add("ringway.call-store.reconciliation.look-back", () -> "24h");
        properties.add("ringway.call-store.reconciliation.requests-per-run", () -> "8");
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
    void callsWithoutAnEndAreAskedForUnderTheirOwnAccount() {
        upToDate(MAIN);
        upToDate(SUB);
        String ours = ended(MAIN);
        String theirs = ended(SUB);
        String untold = ended(MAIN);
        intake.take(List.of(live(ours, MAIN), live(theirs, SUB), live(untold, "AC1")));

        // a run of another test may have ended behind one of these
        await().atMost(LIMIT).until(() -> {
            run();
            return calls.find(List.of(ours, theirs, untold)).values().stream()
                    .allMatch(stored -> stored.call().status() == CallStatus.COMPLETED);
        });

        assertThat(stored(ours).accountSid()).contains(MAIN);
        assertThat(stored(theirs).accountSid()).contains(SUB);
        assertThat(stored(untold).accountSid()).contains(MAIN);
    }

    @Test
    void callsOfAnAccountThatIsNotConfiguredAreCountedAndNotAskedFor() {
        upToDate(MAIN);
        upToDate(SUB);
        String sid = ended(MAIN);
        intake.take(List.of(live(sid, "AC" + "9".repeat(32))));

        run();
        run();

        assertThat(reconciliation.lastReport().orElseThrow().notConfigured()).isPositive();
        assertThat(stored(sid).status())
                .as("the main account would have said how it ended")
                .isEqualTo(CallStatus.IN_PROGRESS);
    }

    @Test
    void anAccountThatRefusesHoldsTheOtherNotUp() {
        upToDate(MAIN);
        upToDate(SUB);
        Instant begin = Instant.now().minusSeconds(5);
        String ours = ended(MAIN);
        String theirs = ended(SUB);
        reconciliation.request(begin, Instant.now().plusSeconds(5));
        TWILIO.control("/control/api", "{\"unavailablePercent\":100,\"accountSid\":\"" + SUB + "\"}");

        run();

        assertThat(stored(ours).status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(calls.find(List.of(theirs))).isEmpty();
        assertThat(of(SUB).endedBecause()).isPresent();
        assertThat(of(MAIN).endedBecause()).isEmpty();
        assertThat(shown("accounts").get(SUB).path("endedBecause").isString()).isTrue();

        TWILIO.control("/control/api", "{}");
        await().atMost(LIMIT).until(() -> {
            run();
            return calls.find(List.of(theirs)).containsKey(theirs);
        });
        assertThat(stored(theirs).accountSid()).contains(SUB);
        assertThat(of(SUB).endedBecause()).isEmpty();
    }

    @Test
    void eachAccountHasItsShareOfTheQuestionsAndWhatOneLeavesOverTheOtherGets() {
        upToDate(MAIN);
        upToDate(SUB);
        Instant begin = Instant.now().minusSeconds(5);
        IntStream.range(0, 12).forEach(_ -> ended(MAIN));
        String theirs = ended(SUB);
        reconciliation.request(begin, Instant.now().plusSeconds(5));

        run();

        assertThat(calls.find(List.of(theirs))).containsKey(theirs);
        assertThat(of(SUB).requests()).as("its calls and its recordings").isEqualTo(2);
        assertThat(of(SUB).more()).isFalse();
        assertThat(of(MAIN).requests()).as("its half and what was left over").isEqualTo(6);
        assertThat(of(MAIN).more()).isTrue();
    }

    @Test
    void aNewlyConfiguredAccountIsLookedBackOverAndTheOtherGoesOnWhereItWas() {
        Instant now = CLOCK.instant();
        // As they were written when there was the main account alone.
        FOLLOWING.forEach(name -> insert(new Document("_id", name), now.minusSeconds(60)));
        String ours = ended(MAIN);
        String theirs = ended(SUB);
        CLOCK.advance(Duration.ofHours(1));

        await().atMost(LIMIT).until(() -> {
            run();
            return calls.find(List.of(ours, theirs)).size() == 2;
        });

        List<Sweep> progress = reconciliation.progress();
        assertThat(progress.stream().filter(sweep -> sweep.accountSid().equals(MAIN)))
                .extracting(Sweep::id)
                .containsExactlyInAnyOrderElementsOf(FOLLOWING);
        assertThat(progress.stream().filter(sweep -> sweep.accountSid().equals(SUB)))
                .extracting(Sweep::name)
                .containsExactlyInAnyOrderElementsOf(FOLLOWING);
        assertThat(shown("sweeps")).containsOnlyKeys(MAIN, SUB);
    }

    /** There is nothing to list for now. */
    private void upToDate(String account) {
        FOLLOWING.forEach(name ->
                insert(new Document("_id", name + ":" + account).append("accountSid", account), CLOCK.instant()));
    }

    private void insert(Document sweep, Instant doneUntil) {
        Mono.from(database.getCollection("sweeps")
                        .insertOne(sweep.append("version", 1L)
                                .append("createdAt", doneUntil)
                                .append("updatedAt", doneUntil)
                                .append("doneUntil", doneUntil)))
                .block();
    }

    private static String ended(String account) {
        var call = TwilioSandbox.call(TO);
        String sid = account.equals(SUB) ? TWILIO.placeUnderSubaccount(call) : TWILIO.place(call);
        await().atMost(LIMIT).until(() -> TWILIO.record(sid).path("settled").asBoolean());
        return sid;
    }

    private static Event<?> live(String sid, String account) {
        return Reports.of(sid, "in-progress", 0).with("accountSid", account).event();
    }

    private void run() {
        assertThat(jobs.runNow(job)).isTrue();
    }

    private OfAccount of(String account) {
        return reconciliation.lastReport().orElseThrow().accounts().stream()
                .filter(one -> one.accountSid().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** By account, as the interface shows it. */
    private Map<String, JsonNode> shown(String what) {
        JsonNode view = ServiceClient.json(
                new ServiceClient(port).get("/api/v1/ops/call-store-service/reconciliation", Role.VIEWER));
        JsonNode list =
                what.equals("sweeps") ? view.path(what) : view.path("lastRun").path(what);
        return list.valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("accountSid").asString(), Function.identity(), (one, other) -> one));
    }

    private Call stored(String sid) {
        return calls.find(List.of(sid)).get(sid).call();
    }
}
