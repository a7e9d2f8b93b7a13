package dev.ringway.callstore.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceClient;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.TwilioStandIn;
import dev.ringway.callstore.TwilioStandIn.Fault;
import dev.ringway.callstore.TwilioStandIn.Received;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.attempts.DialAttemptChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.starter.http.HttpSettings;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.startup.StartRefusedException;
import dev.ringway.starter.test.WithRingwayServers;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Live calls are ended, transferred and transcribed once per request, whatever fails on the way. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
@DirtiesContext
class CallControlTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PERSON = "+14155552671";
    private static final String TRANSFER = "{\"to\":\"" + PERSON + "\"}";

    private static final HttpSettings HTTP = new HttpSettings(Duration.ofSeconds(30));

    private final TwilioStandIn twilio = TwilioStandIn.shared();
    private final String sid = newSid();
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private Controls controls;

    @Autowired
    private Execution execution;

    @Autowired
    private LiveTranscription transcription;

    @Autowired
    private ReportIntake intake;

    @Autowired
    private ControlSettings settings;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
    }

    @ParameterizedTest
    @CsvSource({
        "queued, canceled",
        "ringing, canceled",
        "in-progress, completed",
    })
    void aCallIsEndedAsItsStateAsksFor(String status, String ended) {
        twilio.call(sid, status);

        JsonNode answer = ok(post("end", ""));

        assertThat(answer.path("result").asString()).isEqualTo("done");
        assertThat(answer.path("callStatus").asString()).isEqualTo(ended);
        assertThat(twilio.changes(sid)).extracting(Received::form).containsExactly(Map.of("Status", ended));
        assertThat(timeline()).contains("end done test-operator");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED_BEFORE", "ANSWERED_BEFORE_UNTOLD"})
    void aCallThatIsAnsweredJustThenIsEndedToo(Fault answered) {
        twilio.call(sid, "ringing");
        twilio.next(sid, answered);

        assertThat(ok(post("end", "")).path("callStatus").asString()).isEqualTo("completed");
        assertThat(twilio.changes(sid))
                .extracting(Received::form)
                .containsExactly(Map.of("Status", "canceled"), Map.of("Status", "completed"));
    }

    @Test
    void aCallThatIsOverIsSaidToBeAndCatchesUp() {
        intake.take(List.of(Reports.of(sid, "ringing", 1).event()));
        twilio.call(sid, "busy");

        assertThat(ok(post("end", "")).path("result").asString()).isEqualTo("already-over");
        assertThat(twilio.changes(sid)).isEmpty();
        assertThat(ServiceClient.json(client().get("/api/v1/calls/" + sid, Role.VIEWER))
                        .path("status")
                        .asString())
                .isEqualTo("busy");
    }

    @Test
    void aCallThatEndsJustThenIsAlreadyOver() {
        twilio.call(sid, "in-progress");
        twilio.next(sid, Fault.OVER_BEFORE);

        JsonNode answer = ok(post("end", ""));

        assertThat(answer.path("result").asString()).isEqualTo("already-over");
        assertThat(answer.path("callStatus").asString()).isEqualTo("completed");
    }

    @Test
    void anUnknownCallIsNotFound() {
        assertProblem(post("end", ""), 404, "call-not-found");
        assertProblem(post("transfer", TRANSFER), 404, "call-not-found");
        assertThat(controls.of(sid)).isEmpty();
    }

    @Test
    void whatTakesTooLongIsToldToBeUnconfirmedAndGoesOn() {
        ControlSettings impatient = new ControlSettings(
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofHours(4),
                Duration.ofMillis(200),
                false,
                "en-US",
                false);
        CallControl control = new CallControl(controls, execution, impatient, HTTP);
        CompletableFuture<Boolean> twilioAnswers = new CompletableFuture<>();
        twilio.call(sid, "in-progress");
        twilio.beforeNext(sid, twilioAnswers::join);

        Control told = control.request(new Command.End(sid), "ada", Optional.of(key));

        assertThat(told.result()).contains(Control.UNCONFIRMED);
        twilioAnswers.complete(true);
        await().atMost(LIMIT)
                .until(() -> controls.find(told.id()).flatMap(Control::result).equals(Optional.of("done")));
        assertThat(control.request(new Command.End(sid), "ada", Optional.of(key))
                        .result())
                .contains("done");
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    @Test
    void aLostAnswerIsResolvedByLooking() {
        twilio.call(sid, "in-progress");
        twilio.next(sid, Fault.DONE_AND_LOST);
        assertThat(ok(post("end", "")).path("result").asString()).isEqualTo("done");

        String other = newSid();
        twilio.call(other, "in-progress");
        twilio.next(other, Fault.LOST);
        HttpResponse<byte[]> unclear = post(other, "end", "", key);
        assertThat(unclear.statusCode()).isEqualTo(202);
        assertThat(ServiceClient.json(unclear).path("result").asString()).isEqualTo("unconfirmed");
        assertThat(ok(post(other, "end", "", key)).path("result").asString()).isEqualTo("done");
    }

    @Test
    void theSameKeyGivesTheSameAnswerOnce() {
        twilio.call(sid, "in-progress");

        HttpResponse<byte[]> first = post(sid, "transfer", TRANSFER, key);
        HttpResponse<byte[]> second = post(sid, "transfer", TRANSFER, key);

        assertThat(ok(second)).isEqualTo(ok(first));
        assertThat(twilio.changes(sid)).hasSize(1);
        assertProblem(post(sid, "transfer", "{\"to\":\"+14155552672\"}", key), 422, "idempotency-key-reused");
        assertProblem(post(sid, "end", "", key), 422, "idempotency-key-reused");
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    @Test
    void requestsAtOnceWithOneKeyHaveOneEffect() {
        twilio.call(sid, "in-progress");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post(sid, "transfer", TRANSFER, key), clients))
                    .toList();
            assertThat(answers.stream().map(answer -> ok(answer.join())).distinct())
                    .hasSize(1);
        }
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    @Test
    void whoWaitsForAnotherRequestIsNotWaitedForAtShutdown() {
        ControlSettings patient = new ControlSettings(
                Duration.ofDays(1),
                LIMIT,
                Duration.ofDays(1),
                Duration.ofSeconds(30),
                LIMIT,
                LIMIT,
                false,
                "en-US",
                false);
        CallControl control = new CallControl(controls, execution, patient, new HttpSettings(LIMIT.multipliedBy(2)));
        Command command = new Command.End(sid);
        assertThat(controls.reserve(id(), command, Optional.of("test-operator")))
                .isPresent();

        CompletableFuture<Control> second =
                CompletableFuture.supplyAsync(() -> control.request(command, "test-operator", Optional.of(key)));
        control.stop();

        assertThat(second)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("is still under way. Repeat it in a few seconds.");
    }

    @Test
    void aMarkOfWhichItsWriterNeverHearsIsTakenBackAndTheRequestMayBeMadeAgain() {
        InterruptedDatabase unlucky = new InterruptedDatabase(database);
        Controls those = new Controls(unlucky.database(), settings, Clock.systemUTC());
        Control reserved = those.reserve(id(), new Command.End(sid), Optional.of("test-operator"))
                .orElseThrow();
        unlucky.crash(() -> true);

        assertThatThrownBy(() -> those.sending(reserved)).isInstanceOf(MongoException.class);

        assertThat(controls.find(reserved.id())).isEmpty();
        twilio.call(sid, "in-progress");
        assertThat(ok(post(sid, "end", "", key)).path("result").asString()).isEqualTo("done");
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    @Test
    void anAnswerAsLateAsTheRequestsOwnLimitIsRefusedAtTheStart() {
        assertThatThrownBy(
                        () -> new CallControl(controls, execution, settings, new HttpSettings(settings.answerWithin())))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("Set CALL_CONTROL_ANSWER some seconds lower");
    }

    @Test
    void nothingDoneIsNotKept() {
        twilio.call(sid, "in-progress");
        twilio.next(sid, Fault.TOO_MANY);

        assertProblem(post(sid, "transfer", TRANSFER, key), 503, "twilio-unavailable");
        assertThat(ok(post(sid, "transfer", TRANSFER, key)).path("result").asString())
                .isEqualTo("done");
    }

    @Test
    void whatAnInstanceDiedOverBeforeSendingIsBegunAnew() {
        twilio.call(sid, "in-progress");
        Command command = new Command.Transfer(sid, PERSON, Optional.empty(), Optional.empty());
        abandon(controls.reserve(id(), command, Optional.of("operator")).orElseThrow());

        assertThat(ok(post(sid, "transfer", TRANSFER, key)).path("result").asString())
                .isEqualTo("done");
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    @Test
    void whatAnInstanceDiedOverAfterSendingIsLookedForAndNotSentAgain() {
        twilio.call(sid, "in-progress");
        Command command = new Command.Transfer(sid, PERSON, Optional.empty(), Optional.empty());
        Control reserved =
                controls.reserve(id(), command, Optional.of("operator")).orElseThrow();
        abandon(controls.sending(reserved).orElseThrow());

        HttpResponse<byte[]> unclear = post(sid, "transfer", TRANSFER, key);
        assertThat(unclear.statusCode()).isEqualTo(202);

        String child = newSid();
        twilio.call(child, Map.of("status", "ringing", "parent_call_sid", sid, "to", PERSON));
        JsonNode found = ok(post(sid, "transfer", TRANSFER, key));
        assertThat(found.path("result").asString()).isEqualTo("done");
        assertThat(found.path("childCallSid").asString()).isEqualTo(child);
        assertThat(twilio.changes(sid)).isEmpty();
    }

    @Test
    void anEndIsMarkedBeforeTwilioIsAskedForIt() {
        twilio.call(sid, "in-progress");
        List<Control.Stage> stages = new CopyOnWriteArrayList<>();
        twilio.beforeNext(
                sid, () -> stages.add(controls.find(id()).orElseThrow().stage()));

        assertThat(ok(post(sid, "end", "", key)).path("result").asString()).isEqualTo("done");
        assertThat(stages).containsExactly(Control.Stage.SENT);
    }

    @Test
    void whatAnInstanceDiedOverAfterEndingIsDoneAndOnRecord() {
        twilio.call(sid, "completed");
        Control reserved = controls.reserve(id(), new Command.End(sid), Optional.of("test-operator"))
                .orElseThrow();
        abandon(controls.sending(reserved).orElseThrow());

        JsonNode answer = ok(post(sid, "end", "", key));
        assertThat(answer.path("result").asString()).isEqualTo("done");
        assertThat(answer.path("callStatus").asString()).isEqualTo("completed");
        assertThat(ok(post(sid, "end", "", key))).isEqualTo(answer);
        assertThat(timeline()).containsExactly("end done test-operator");
        assertThat(ServiceClient.json(client().get("/api/v1/calls/" + sid, Role.VIEWER))
                        .path("terminatedBy")
                        .asString())
                .isEqualTo("system");
    }

    @Test
    void anEndThatMayHaveHappenedAndCannotBeLookedForIsUnconfirmed() {
        Control reserved = controls.reserve(id(), new Command.End(sid), Optional.of("test-operator"))
                .orElseThrow();
        abandon(controls.sending(reserved).orElseThrow());

        HttpResponse<byte[]> unclear = post(sid, "end", "", key);
        assertThat(unclear.statusCode()).isEqualTo(202);
        assertThat(ServiceClient.json(unclear).path("result").asString()).isEqualTo("unconfirmed");
    }

    @Test
    void anEndThatTwilioDidNotTakeCanBeAskedForAgain() {
        twilio.call(sid, "in-progress");
        twilio.next(sid, Fault.TOO_MANY);

        assertProblem(post(sid, "end", "", key), 503, "twilio-unavailable");
        assertThat(ok(post(sid, "end", "", key)).path("result").asString()).isEqualTo("done");
    }

    @Test
    void theControlsOfACallNeverSeenAreNotFound() {
        assertProblem(client().get("/api/v1/calls/" + sid + "/controls", Role.VIEWER), 404, "call-not-found");
    }

    @Test
    void aWishThatComesLongAfterTheAnswerIsGivenUpWhereTwilioIsAway() {
        String attempt = UUID.randomUUID().toString();
        twilio.call(sid, "in-progress");
        twilio.refuseTranscriptions(sid);
        long answered = Duration.between(Reports.START, Instant.now().minus(Duration.ofMinutes(11)))
                .toSeconds();
        intake.take(List.of(Reports.of(sid, "in-progress", answered)
                .with("attemptId", attempt)
                .event()));

        transcription.wished(placed(attempt));

        assertThat(twilio.changes(sid)).isNotEmpty();
    }

    /** Its interface may lag behind its callbacks. */
    @Test
    void aCallOfWhichTwilioStillSaysThatItRingsIsTranscribedALittleLater() {
        String attempt = UUID.randomUUID().toString();
        twilio.call(sid, "ringing");
        long answered = Duration.between(Reports.START, Instant.now()).toSeconds();
        intake.take(List.of(Reports.of(sid, "in-progress", answered)
                .with("attemptId", attempt)
                .event()));

        assertThatThrownBy(() -> transcription.wished(placed(attempt))).isInstanceOf(ProblemException.class);
        assertThat(twilio.changes(sid)).isEmpty();

        twilio.call(sid, "in-progress");
        transcription.wished(placed(attempt));
        await().atMost(LIMIT).until(() -> twilio.changes(sid).size() == 1);
    }

    @Test
    void aTransferTellsTwilioWhomToCallAndWhereToReport() {
        twilio.call(sid, "in-progress");

        ok(post("transfer", "{\"to\":\"" + PERSON + "\",\"announcement\":\"Please hold <on> & wait\"}"));

        String twiml = twilio.changes(sid).getFirst().form().get("Twiml");
        assertThat(twiml)
                .contains("<Say>Please hold &lt;on&gt; &amp; wait</Say>")
                .contains("callerId=\"+14155550100\"")
                .contains("timeLimit=\"14400\"")
                .contains("statusCallback=\"http://localhost:8081/webhooks/twilio/status#rc=5&amp;rp=all\"")
                .contains("statusCallbackEvent=\"initiated ringing answered completed\"")
                .contains(">" + PERSON + "</Number>");
        assertThat(timeline()).contains("transfer done test-operator").noneMatch(event -> event.contains(PERSON));
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', to",
        "'{\"to\":\"4155552671\"}', to",
        "'{\"to\":\"+1911\"}', to",
        "'{\"to\":\"+112\"}', to",
        "'{\"to\":\"+19005551234\"}', to",
        "'{\"to\":\"+881612345678\"}', to",
        "'{\"to\":\"+870301234567\"}', to",
        "'{\"to\":\"+14155552671\",\"callerId\":\"anonymous\"}', callerId",
        "'{\"to\":\"+14155552671\",\"announcement\":\" \"}', announcement",
    })
    void whoCannotBeCalledIsRefused(String body, String field) {
        twilio.call(sid, "in-progress");

        JsonNode problem = assertProblem(post("transfer", body), 400, "invalid-request");
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(twilio.changes(sid)).isEmpty();
    }

    @Test
    void onlyACallInProgressIsTransferredOrTranscribed() {
        twilio.call(sid, "ringing");
        assertProblem(post("transfer", TRANSFER), 409, "call-not-in-progress");
        twilio.call(sid, "completed");
        assertProblem(post("transcription", ""), 409, "call-not-in-progress");
        assertThat(twilio.changes(sid)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"in-progress, answered", "no-answer, unanswered"})
    void whetherThePersonAnsweredIsToldOnTheCall(String childStatus, String result) {
        twilio.call(sid, "in-progress");
        ok(post("transfer", TRANSFER));
        String child = newSid();
        Instant now = Instant.now();
        intake.take(List.of(Reports.of(
                        child, childStatus, Duration.between(Reports.START, now).toSeconds())
                .with("parentCallSid", sid)
                .withTo(PERSON)
                .event()));

        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode control = ServiceClient.json(client().get("/api/v1/calls/" + sid + "/controls", Role.OPERATOR))
                    .path("items")
                    .get(0);
            assertThat(control.path("result").asString()).isEqualTo(result);
            assertThat(control.path("childCallSid").asString()).isEqualTo(child);
        });
        assertThat(timeline()).contains("transfer " + result + " test-operator");
    }

    @Test
    void aTranscriptionIsStarted() {
        twilio.call(sid, "in-progress");

        assertThat(ok(post("transcription", "")).path("result").asString()).isEqualTo("done");
        assertThat(twilio.changes(sid).getFirst().form())
                .containsEntry("Track", "both_tracks")
                .containsEntry("LanguageCode", "en-US")
                .containsEntry("StatusCallbackUrl", "http://localhost:8081/webhooks/twilio/transcription#rc=5&rp=all");
    }

    @Test
    void aCallIsTranscribedOnceAtATimeWhoeverAsks() {
        twilio.call(sid, "in-progress");
        assertThat(ok(post("transcription", "")).path("result").asString()).isEqualTo("done");

        assertThat(ok(post("transcription", "")).path("result").asString()).isEqualTo("already-under-way");
        heard("transcription-started");
        assertThat(ok(post("transcription", "")).path("result").asString()).isEqualTo("already-under-way");
        assertThat(twilio.changes(sid)).hasSize(1);

        heard("transcription-stopped");
        assertThat(ok(post("transcription", "")).path("result").asString()).isEqualTo("done");
        assertThat(twilio.changes(sid)).hasSize(2);
    }

    @Test
    void aTranscriptionThatIsJustBeingAskedForIsWaitedFor() {
        twilio.call(sid, "in-progress");
        Control other = controls.reserve("key:another", new Command.Transcribe(sid), Optional.of("another"))
                .orElseThrow();

        assertProblem(post("transcription", ""), 409, "request-under-way");
        abandon(other);
        assertThat(ok(post("transcription", "")).path("result").asString()).isEqualTo("done");
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    private void heard(String event) {
        intake.take(List.of(EventDraft.example(TranscriptionReported.class)
                .id(UUID.randomUUID().toString())
                .with("callSid", sid)
                .with("accountSid", ServiceSettings.TWILIO_ACCOUNT)
                .with("transcriptionSid", "GT" + sid.substring(2))
                .with("event", event)
                .event()));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aCampaignsWishStartsOneTranscriptionWhicheverComesFirst(boolean wishFirst) {
        String attempt = UUID.randomUUID().toString();
        twilio.call(sid, "in-progress");
        if (wishFirst) {
            wish(attempt);
            await().atMost(LIMIT)
                    .until(() -> Mono.from(database.getCollection("transcriptionWishes")
                                    .find(Filters.eq(attempt))
                                    .first())
                            .blockOptional()
                            .isPresent());
        }
        long second = Duration.between(Reports.START, Instant.now()).toSeconds();
        intake.take(List.of(Reports.of(sid, "in-progress", second)
                .with("attemptId", attempt)
                .event()));
        if (!wishFirst) {
            wish(attempt);
        }
        await().atMost(LIMIT).until(() -> !twilio.changes(sid).isEmpty());
        // Another change of the call, and the same wish again.
        intake.take(List.of(Reports.of(sid, "in-progress", second)
                .with("attemptId", attempt)
                .with("answeredBy", "human")
                .withSequence(7)
                .event()));
        wish(attempt);
        intake.take(
                List.of(Reports.of(sid, "completed", second + 5).withSequence(8).event()));

        await().atMost(LIMIT)
                .until(() -> timeline().stream()
                                .filter(event -> event.startsWith("transcribe"))
                                .count()
                        == 1);
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    private void wish(String attempt) {
        Instant now = Instant.now();
        kafka.send(new EventCodec()
                        .encode(new Event<>(
                                UUID.randomUUID().toString(),
                                URI.create("/campaign-service/dial-attempts"),
                                now,
                                now,
                                Optional.empty(),
                                placed(attempt))))
                .join();
    }

    private DialAttemptChanged placed(String attempt) {
        Instant now = Instant.now();
        return new DialAttemptChanged(
                attempt,
                1,
                "placed",
                Optional.of("campaign"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(1),
                Optional.empty(),
                Optional.of(sid),
                Optional.empty(),
                Optional.empty(),
                true,
                now,
                now);
    }

    private String id() {
        return "key:" + Command.sha256("test-operator\n" + key);
    }

    /** As it is left by an instance that died a while ago. */
    private void abandon(Control control) {
        Mono.from(database.getCollection("callControls")
                        .updateOne(Filters.eq(control.id()), Updates.set("leaseUntil", Instant.EPOCH)))
                .block();
    }

    /** What the call's events tell of what was done: action, result, by whom. */
    private List<String> timeline() {
        return ServiceClient.json(client().get("/api/v1/calls/" + sid + "/events", Role.OPERATOR))
                .path("items")
                .valueStream()
                .filter(event -> event.path("source").asString().equals("system"))
                .map(event -> event.path("data"))
                .filter(data -> data.has("action"))
                .map(data -> data.path("action").asString() + " "
                        + data.path("result").asString() + " " + data.path("by").asString(""))
                .toList();
    }

    private static JsonNode ok(HttpResponse<byte[]> answer) {
        JsonNode body = ServiceClient.json(answer);
        assertThat(answer.statusCode()).as(body.toString()).isEqualTo(200);
        return body;
    }

    private static JsonNode assertProblem(HttpResponse<byte[]> answer, int status, String code) {
        JsonNode problem = ServiceClient.json(answer);
        assertThat(answer.statusCode()).as(problem.toString()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    private HttpResponse<byte[]> post(String what, String body) {
        return client().post("/api/v1/calls/" + sid + "/" + what, Role.OPERATOR, body);
    }

    private HttpResponse<byte[]> post(String call, String what, String body, String idempotencyKey) {
        return client().post(
                        "/api/v1/calls/" + call + "/" + what, Role.OPERATOR, body, "Idempotency-Key", idempotencyKey);
    }

    private ServiceClient client() {
        return new ServiceClient(port);
    }

    private static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }
}
