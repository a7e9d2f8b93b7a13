package dev.ringway.callstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.WithRingwayServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Calls and recordings of a subaccount are controlled, played and deleted under that account, beside the main one's. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
@DirtiesContext
class SubaccountsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LONG_AGO = Duration.ofDays(31);
    private static final String TO = "+14155551001";
    private static final TwilioSandbox TWILIO = new TwilioSandbox();

    @Autowired
    private ReportIntake intake;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private LeasedJobs jobs;

    @Autowired
    @Qualifier("recordingRetention")
    private LeasedJob retention;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
        ServiceSettings.registerSubaccount(properties);
        TWILIO.register(properties);
        properties.add("ringway.call-store.retention.interval", () -> "0s");
        properties.add("ringway.call-store.retention.per-run", () -> "1");
    }

    @AfterAll
    static void close() {
        TWILIO.close();
    }

    @AfterEach
    void wellAgain() {
        TWILIO.control("/control/api", "{}");
    }

    @Test
    void aCallIsTranscribedAndEndedUnderItsAccount() {
        String sid = liveCall(ServiceSettings.SUBACCOUNT);

        assertThat(get("/api/v1/calls/" + sid).path("accountSid").asString()).isEqualTo(ServiceSettings.SUBACCOUNT);
        assertDone(client().post("/api/v1/calls/" + sid + "/transcription", Role.OPERATOR, ""));
        assertDone(client().post("/api/v1/calls/" + sid + "/end", Role.OPERATOR, ""));

        assertThat(TWILIO.record(sid).path("status").asString()).isEqualTo("completed");
        assertThat(TWILIO.record(sid).path("transcriptions").size()).isEqualTo(1);
    }

    @Test
    void theMainAccountsCallsAreEndedAsEver() {
        String sid = liveCall(ServiceSettings.TWILIO_ACCOUNT);

        assertDone(client().post("/api/v1/calls/" + sid + "/end", Role.OPERATOR, ""));

        assertThat(TWILIO.record(sid).path("status").asString()).isEqualTo("completed");
    }

    @Test
    void aCallOfAnAccountThatIsNotConfiguredIsLeftAlone() {
        String sid = "CA" + "6".repeat(32);
        intake.take(List.of(Reports.of(sid, "in-progress", 0)
                .with("accountSid", "AC" + "9".repeat(32))
                .event()));

        HttpResponse<byte[]> answer = client().post("/api/v1/calls/" + sid + "/end", Role.OPERATOR, "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(ServiceClient.json(answer).path("code").asString()).isEqualTo("call-of-another-account");
    }

    @Test
    void aRecordingIsMeasuredPlayedArchivedAndDeletedUnderItsAccount() throws IOException {
        String callSid = recordedCall(ServiceSettings.SUBACCOUNT);
        String sid = recordingOf(callSid);
        String path = "/api/v1/recordings/" + sid;

        assertThat(get(path).path("accountSid").asString()).isEqualTo(ServiceSettings.SUBACCOUNT);
        byte[] sound = client().get(path + "/media", Role.VIEWER).body();
        HttpResponse<byte[]> part = client().get(path + "/media", Role.VIEWER, "Range", "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(sound, 100, 200));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(get(path).path("size").asLong()).isEqualTo(sound.length));
        assertThat(firstOf(client().get("/api/v1/recordings/archive?callSid=" + callSid, Role.OPERATOR)))
                .isEqualTo(sound);

        assertThat(client().send("DELETE", path, Optional.of(Role.ADMIN), "").statusCode())
                .isEqualTo(204);
        assertThat(TWILIO.record(callSid).path("recording").path("status").asString())
                .isEqualTo("deleted");
        assertThat(get(path).path("status").asString()).isEqualTo("deleted");
        assertThat(client().get(path + "/media", Role.VIEWER).statusCode()).isEqualTo(410);
    }

    @Test
    void whatOneAccountRefusesToDeleteHoldsTheOthersRecordingsNotUp() {
        String theirs = recordingOf(recordedCall(ServiceSettings.SUBACCOUNT));
        String ours = recordingOf(recordedCall(ServiceSettings.TWILIO_ACCOUNT));
        // The one that is refused is the older one, and a run deletes one.
        due(theirs, LONG_AGO.plusDays(1));
        due(ours, LONG_AGO);
        TWILIO.control(
                "/control/api", "{\"unavailablePercent\":100,\"accountSid\":\"" + ServiceSettings.SUBACCOUNT + "\"}");

        assertThatThrownBy(() -> jobs.runNow(retention)).isInstanceOf(ProblemException.class);
        assertThat(status(theirs)).isEqualTo("completed");
        assertThat(status(ours)).isEqualTo("deleted");

        TWILIO.control("/control/api", "{}");
        assertThat(jobs.runNow(retention)).isTrue();
        assertThat(status(theirs)).isEqualTo("deleted");
    }

    /** Nobody has told whose account it is of, and the main one does not have it: it may still be somewhere. */
    @Test
    void whatCannotBeDeletedTakesNobodysPlaceInARun() {
        String callSid = "CA" + UUID.randomUUID().toString().replace("-", "");
        String nobodys = "RE" + UUID.randomUUID().toString().replace("-", "");
        intake.take(List.of(EventDraft.blank(RecordingReported.class)
                .with("callSid", callSid)
                .with("accountSid", ServiceSettings.TWILIO_ACCOUNT)
                .with("recordingSid", nobodys)
                .with("recordingStatus", "completed")
                .with("parameters", Map.of())
                .at(Instant.now())
                .event()));
        forgetAccount("recordings", nobodys);
        forgetAccount("calls", callSid);
        String ours = recordingOf(recordedCall(ServiceSettings.TWILIO_ACCOUNT));
        due(nobodys, LONG_AGO.plusDays(2));
        due(ours, LONG_AGO);

        assertThat(jobs.runNow(retention)).isTrue();

        assertThat(status(ours)).isEqualTo("deleted");
        assertThat(status(nobodys)).isEqualTo("completed");
    }

    private void forgetAccount(String collection, String id) {
        Mono.from(database.getCollection(collection).updateOne(Filters.eq(id), Updates.unset("accountSid")))
                .block();
    }

    private String liveCall(String account) {
        TWILIO.control("/control/scenario", "{\"scenario\":\"answered\",\"talkSeconds\":86400}");
        String sid = place(account, false);
        await().atMost(LIMIT)
                .until(() -> TWILIO.record(sid).path("status").asString().equals("in-progress"));
        intake.take(List.of(
                Reports.of(sid, "in-progress", 0).with("accountSid", account).event()));
        return sid;
    }

    /** One that is over and whose recording was reported. */
    private String recordedCall(String account) {
        // In the sandbox two seconds, so that there is something to hear.
        TWILIO.control("/control/scenario", "{\"scenario\":\"answered\",\"talkSeconds\":4000}");
        String callSid = place(account, true);
        await().atMost(LIMIT).until(() -> TWILIO.record(callSid).path("settled").asBoolean());
        intake.take(List.of(EventDraft.blank(RecordingReported.class)
                .with("callSid", callSid)
                .with("accountSid", account)
                .with("recordingSid", recordingOf(callSid))
                .with("recordingStatus", "completed")
                .with("parameters", Map.of())
                .at(Instant.now())
                .event()));
        return callSid;
    }

    private static String place(String account, boolean recorded) {
        var call = TwilioSandbox.call(TO).setRecord(recorded);
        return account.equals(ServiceSettings.SUBACCOUNT) ? TWILIO.placeUnderSubaccount(call) : TWILIO.place(call);
    }

    private static String recordingOf(String callSid) {
        return TWILIO.record(callSid).path("recording").path("sid").asString();
    }

    private void due(String recordingSid, Duration age) {
        Mono.from(database.getCollection("recordings")
                        .updateOne(
                                Filters.eq(recordingSid),
                                Updates.set("createdAt", Instant.now().minus(age))))
                .block();
    }

    private String status(String recordingSid) {
        return get("/api/v1/recordings/" + recordingSid).path("status").asString();
    }

    private static byte[] firstOf(HttpResponse<byte[]> archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            assertThat(zip.getNextEntry()).isNotNull();
            return zip.readAllBytes();
        }
    }

    private static void assertDone(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ServiceClient.json(answer).path("result").asString()).isEqualTo("done");
    }

    private JsonNode get(String path) {
        HttpResponse<byte[]> answer = client().get(path, Role.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return ServiceClient.json(answer);
    }

    private ServiceClient client() {
        return new ServiceClient(port);
    }
}
