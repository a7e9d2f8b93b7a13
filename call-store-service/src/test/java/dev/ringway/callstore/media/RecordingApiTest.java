package dev.ringway.callstore.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceClient;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.TwilioStandIn;
import dev.ringway.callstore.TwilioStandIn.Fault;
import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.provider.TwilioListing.Kind;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.recordings.RecordingChanged;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.WithRingwayServers;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** Recordings as a client sees them, with Twilio's half played over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
@DirtiesContext
class RecordingApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LONG_AGO = Duration.ofDays(31);

    private final TwilioStandIn twilio = TwilioStandIn.shared();
    private final String call = "CA" + hex();
    private final String sid = "RE" + hex();
    private final byte[] sound = new byte[200_000];

    @Autowired
    private AccountsAtTwilio accounts;

    @Autowired
    private Findings findings;

    @Autowired
    private RecordingMetadata metadata;

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
        properties.add("ringway.call-store.retention.interval", () -> "0s");
        properties.add("ringway.call-store.media.answer-timeout", () -> "2s");
        properties.add("ringway.export.stall", () -> "1s");
    }

    @BeforeEach
    void record() {
        new Random(3).nextBytes(sound);
        twilio.recording(sid, call, sound);
        findings.take(recording(sid, "completed"));
    }

    @AfterEach
    void rangesAgain() {
        twilio.ranges(true);
        // What cannot be measured is asked for again for an hour, before the next recording's turn.
        twilio.mediaAgain();
    }

    @Test
    void aCompletedRecordingIsCompletedWithWhatTwilioKnows() {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(get("/" + sid).path("size").asLong()).isEqualTo(sound.length));

        JsonNode recording = get("/" + sid);
        assertThat(recording.path("channels").asInt()).isEqualTo(2);
        assertThat(recording.path("duration").asLong()).isEqualTo(12);
        assertThat(recording.path("source").asString()).isEqualTo("StartCallRecordingTwiML");
        assertThat(recording.path("startTime").asString()).isEqualTo("2026-11-22T10:00:05Z");
        assertThat(recording.path("format").asString()).isEqualTo("mp3");
        assertThat(recording.path("callSid").asString()).isEqualTo(call);
    }

    @Test
    void aRecordingOfNoCallIsPassedOverAndHoldsUpNoOther() {
        String conference = "RE" + hex();
        twilio.recordingOfNoCall(conference);

        List<SystemReport> listed = accounts.main()
                .listing()
                .between(Kind.RECORDINGS, Instant.EPOCH, Instant.now(), 1_000)
                .value()
                .orElseThrow()
                .resources();

        assertThat(listed)
                .map(RecordingFetched.class::cast)
                .map(RecordingFetched::recordingSid)
                .contains(sid)
                .doesNotContain(conference);
        assertThat(accounts.main().recordings().fetch(conference))
                .isInstanceOfSatisfying(
                        TwilioOutcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(TwilioFailure.NotFound.class));
    }

    @Test
    void theListIsFilteredAndItsPagesFollowOneAnother() {
        List<String> sids = new ArrayList<>(List.of(sid));
        IntStream.range(0, 6).forEach(_ -> {
            String next = "RE" + hex();
            findings.take(recording(next, "in-progress"));
            sids.add(next);
        });
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("?limit=2&callSid=" + call + cursor);
            page.path("items")
                    .valueStream()
                    .forEach(one -> seen.add(one.path("recordingSid").asString()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sids);
        assertThat(get("?status=completed&callSid=" + call).path("items").size())
                .isEqualTo(1);
        assertThat(get("?createdBefore=2020-01-01T00:00:00Z").path("items").size())
                .isZero();
        assertThat(ServiceClient.json(client().get("/api/v1/calls/" + call + "/recordings?limit=200", Role.VIEWER))
                        .path("items")
                        .size())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "?status=lost, status",
        "?callSid=CA1, callSid",
        "?createdAfter=yesterday, createdAfter",
        "?colour=red, colour",
        "?cursor=AAAA, cursor",
        "/archive?limit=3, limit",
        "/RE1, sid"
    })
    void aMistakeIsNamed(String path, String field) {
        HttpResponse<byte[]> answer = client().get("/api/v1/recordings" + path, Role.OPERATOR);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ServiceClient.json(answer)
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theMediaIsHadWholeAndInParts(boolean twilioKnowsRanges) {
        twilio.ranges(twilioKnowsRanges);

        HttpResponse<byte[]> whole = media();
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(sound);
        assertThat(header(whole, "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(header(whole, "Content-Length")).isEqualTo("200000");
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "Cache-Control")).startsWith("max-age=").endsWith("private");
        String tag = header(whole, "ETag");

        assertPart(media("Range", "bytes=0-99"), 0, 100);
        assertPart(media("Range", "bytes=150000-"), 150_000, 200_000);
        assertPart(media("Range", "bytes=199990-300000"), 199_990, 200_000);
        assertPart(media("Range", "bytes=-10"), 199_990, 200_000);
        assertPart(media("Range", "bytes=5-6", "If-Range", tag), 5, 7);

        assertThat(media("Range", "bytes=5-6", "If-Range", "\"another\"").body())
                .isEqualTo(sound);
        assertThat(media("Range", "bytes=9-5").body()).isEqualTo(sound);
        assertThat(media("Range", "bytes=0-1,5-6").body()).isEqualTo(sound);

        HttpResponse<byte[]> beyond = media("Range", "bytes=200000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */200000");

        HttpResponse<byte[]> unchanged = media("If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
    }

    @Test
    void headTellsTheSizeWithoutTheMedia() {
        HttpResponse<byte[]> head = client().send("HEAD", path(), Optional.of(Role.VIEWER), "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("200000");
        assertThat(header(head, "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void wavIsHadByFormatAndByAccept() {
        assertThat(header(client().get(path() + "?format=wav", Role.VIEWER), "Content-Type"))
                .isEqualTo("audio/wav");
        assertThat(header(media("Accept", "audio/wav"), "Content-Type")).isEqualTo("audio/wav");
        assertThat(header(media("Accept", "*/*"), "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(client().get(path() + "?format=ogg", Role.VIEWER).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatCannotBePlayedIsToldApart() {
        assertThat(client().get("/api/v1/recordings/RE" + hex() + "/media", Role.VIEWER)
                        .statusCode())
                .isEqualTo(404);
        String recording = "RE" + hex();
        findings.take(recording(recording, "in-progress"));
        assertThat(client().get("/api/v1/recordings/" + recording + "/media", Role.VIEWER)
                        .statusCode())
                .isEqualTo(409);
        for (int status : List.of(500, 302, 401)) {
            twilio.mediaStatus(sid, status);
            HttpResponse<byte[]> refused = media();
            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(ServiceClient.json(refused).path("code").asString()).isEqualTo("twilio-gave-no-media");
        }
        twilio.mediaStatus(sid, 404);
        assertThat(media().statusCode()).isEqualTo(410);
    }

    @Test
    void twilioAwayAndTwilioSlowAreToldApart() {
        twilio.mediaStatus(sid, -1);
        HttpResponse<byte[]> away = media();
        assertThat(away.statusCode()).isEqualTo(502);
        assertThat(ServiceClient.json(away).path("code").asString()).isEqualTo("twilio-unavailable");
        twilio.mediaStatus(sid, 0);
        HttpResponse<byte[]> slow = media();
        assertThat(slow.statusCode()).isEqualTo(504);
        assertThat(ServiceClient.json(slow).path("code").asString()).isEqualTo("twilio-gave-no-answer");
    }

    @Test
    void aLinkPlaysWithoutATokenUntilItIsChanged() {
        HttpResponse<byte[]> created = client().post(path() + "-links", Role.VIEWER, "");
        assertThat(created.statusCode()).isEqualTo(201);
        String url = ServiceClient.json(created).path("url").asString();

        HttpResponse<byte[]> part = client().send("GET", url, Optional.empty(), "", "Range", "bytes=10-19");
        assertPart(part, 10, 20);

        String expires = url.replaceAll(".*expires=(\\d+).*", "$1");
        for (String changed : List.of(
                url.replace("expires=" + expires, "expires=" + (Long.parseLong(expires) + 1)),
                url.replace("format=mp3", "format=wav"),
                url.replace(sid, "RE" + hex()),
                url.substring(0, url.length() - 3) + "AAA")) {
            assertThat(client().send("GET", changed, Optional.empty(), "").statusCode())
                    .as(changed)
                    .isEqualTo(403);
        }
        assertThat(client().send("GET", path(), Optional.empty(), "").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"false, ", "true, ", "false, DONE_AND_LOST"})
    void aDeletionIsAtTwilioFirstAndTheRowStays(boolean goneBefore, Fault fault) {
        if (goneBefore) {
            twilio.next(sid, Fault.DONE_AND_LOST);
            client().send("DELETE", "/api/v1/recordings/" + sid, Optional.of(Role.ADMIN), "");
        }
        if (fault != null) {
            twilio.next(sid, fault);
        }
        HttpResponse<byte[]> deleted = delete();

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(twilio.hasRecording(sid)).isFalse();
        JsonNode row = get("/" + sid);
        assertThat(row.path("status").asString()).isEqualTo("deleted");
        assertThat(row.has("deletedAt")).isTrue();
        assertThat(row.path("callSid").asString()).isEqualTo(call);
        HttpResponse<byte[]> gone = media();
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(ServiceClient.json(gone).path("code").asString()).isEqualTo("recording-deleted");
        assertThat(delete().statusCode()).isEqualTo(204);
    }

    @Test
    void aDeletionThatTwilioDidNotDoIsNotOnRecord() {
        twilio.next(sid, Fault.LOST);

        assertThat(delete().statusCode()).isEqualTo(504);
        assertThat(get("/" + sid).path("status").asString()).isEqualTo("completed");
        assertThat(delete().statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "AC00000000000000000000000000000002, recording-of-another-account",
        ", recording-account-unknown",
    })
    void whatMayLieUnderAnotherAccountIsNotSaidToBeDeleted(String account, String code) {
        String another = "RE" + hex();
        findings.take(
                recording(another, "completed", Optional.ofNullable(account).map(one -> address(one, another))));
        Mono.from(database.getCollection("recordings")
                        .updateOne(
                                Filters.eq(another),
                                Updates.set("createdAt", Instant.now().minus(LONG_AGO))))
                .block();

        for (HttpResponse<byte[]> answer : List.of(
                client().get("/api/v1/recordings/" + another + "/media", Role.VIEWER),
                client().send("DELETE", "/api/v1/recordings/" + another, Optional.of(Role.ADMIN), ""))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(ServiceClient.json(answer).path("code").asString()).isEqualTo(code);
        }
        assertThat(jobs.runNow(retention)).isTrue();
        assertThat(get("/" + another).path("status").asString()).isEqualTo("completed");
        assertThat(get("/" + another).has("deletedAt")).isFalse();
        assertThat(twilio.changes(another)).isEmpty();
    }

    @Test
    void whatTwilioHasUnderOurAccountIsDeletedThoughNobodyToldItsAddress() {
        String untold = "RE" + hex();
        findings.take(recording(untold, "in-progress", Optional.empty()));
        twilio.recording(untold, call, sound);
        twilio.next(untold, Fault.DONE_AND_LOST);

        assertThat(client().send("DELETE", "/api/v1/recordings/" + untold, Optional.of(Role.ADMIN), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/" + untold).path("status").asString()).isEqualTo("deleted");
    }

    @Test
    void aSizeThatCannotBeHadAtFirstIsAskedForAgain() {
        String slow = "RE" + hex();
        twilio.recording(slow, call, sound);
        twilio.mediaStatus(slow, 500);
        findings.take(recording(slow, "completed"));
        await().atMost(LIMIT).until(() -> twilio.asked("HEAD", slow) > 0);
        twilio.mediaAgain();

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(get("/" + slow).path("size").asLong()).isEqualTo(sound.length));
        assertThat(get("/" + slow).path("format").asString()).isEqualTo("mp3");
    }

    @Test
    void anEventThatIsReadAgainAfterItsRecordingIsCompleteAsksTwilioForNothing() {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(get("/" + sid).path("size").asLong()).isEqualTo(sound.length));
        long asked = twilio.asked("GET", sid) + twilio.asked("HEAD", sid);

        metadata.complete(EventDraft.example(RecordingChanged.class)
                .with("recordingSid", sid)
                .with("callSid", call)
                .with("accountSid", ServiceSettings.TWILIO_ACCOUNT)
                .with("status", "completed")
                .without("size")
                .data());

        assertThat(twilio.asked("GET", sid) + twilio.asked("HEAD", sid)).isEqualTo(asked);
    }

    @Test
    void theRecordingsOfACallNeverSeenAreNotFound() {
        assertThat(client().get("/api/v1/calls/CA" + hex() + "/recordings", Role.VIEWER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anArchiveNamesTheRecordingsThatAreSlowAtTwilio() throws IOException {
        twilio.mediaStatus(sid, 0);
        String slow = "RE" + hex();
        twilio.recording(slow, call, sound);
        twilio.mediaStatus(slow, 0);
        findings.take(recording(slow, "completed"));

        Map<String, byte[]> entries =
                unzipped(client().get("/api/v1/recordings/archive?callSid=" + call, Role.OPERATOR));

        assertThat(new String(entries.get("manifest.csv"), StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.endsWith("Twilio gave no answer"))
                .hasSize(2);
    }

    @Test
    void retentionDeletesWhatIsDueAndGoesOnWithTheRestNextTime() {
        String refused = "RE" + hex();
        twilio.recording(refused, call, sound);
        findings.take(recording(refused, "completed"));
        String young = "RE" + hex();
        twilio.recording(young, call, sound);
        findings.take(recording(young, "completed"));
        Instant due = Instant.now().minus(Duration.ofDays(31));
        Mono.from(database.getCollection("recordings")
                        .updateMany(Filters.in("_id", sid, refused), Updates.set("createdAt", due)))
                .block();
        twilio.next(refused, Fault.LOST);

        assertThat(jobs.runNow(retention)).isTrue();
        assertThat(List.of(sid, refused, young))
                .extracting(one -> get("/" + one).path("status").asString())
                .containsExactly("deleted", "completed", "completed");
        assertThat(twilio.hasRecording(sid)).isFalse();

        assertThat(jobs.runNow(retention)).isTrue();
        assertThat(get("/" + refused).path("status").asString()).isEqualTo("deleted");
        assertThat(get("/" + young).path("status").asString()).isEqualTo("completed");
        assertThat(twilio.changes(sid)).hasSize(1);
    }

    @Test
    void theArchiveHoldsWhatCanBeHadAndNamesTheRest() throws IOException {
        String broken = "RE" + hex();
        twilio.recording(broken, call, sound);
        twilio.mediaStatus(broken, 500);
        String missing = "RE" + hex();
        String running = "RE" + hex();
        findings.take(recording(broken, "completed"));
        findings.take(recording(missing, "completed"));
        findings.take(recording(running, "in-progress"));

        HttpResponse<byte[]> answer = client().get("/api/v1/recordings/archive?callSid=" + call, Role.OPERATOR);

        assertThat(header(answer, "Content-Type")).isEqualTo("application/zip");
        Map<String, byte[]> entries = unzipped(answer);
        assertThat(entries).containsOnlyKeys(call + "/" + sid + ".mp3", "manifest.csv");
        assertThat(entries.get(call + "/" + sid + ".mp3")).isEqualTo(sound);
        assertThat(new String(entries.get("manifest.csv"), StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith(sid) && line.endsWith(call + "/" + sid + ".mp3,200000,"))
                .anyMatch(line -> line.startsWith(broken) && line.endsWith("Twilio answered HTTP 500"))
                .anyMatch(line -> line.startsWith(missing) && line.endsWith("gone at Twilio"))
                .anyMatch(line -> line.startsWith(running) && line.endsWith("status is in-progress"));
    }

    private static Map<String, byte[]> unzipped(HttpResponse<byte[]> answer) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private void assertPart(HttpResponse<byte[]> answer, int from, int to) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/200000");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(to - from));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(sound, from, to));
    }

    private HttpResponse<byte[]> media(String... headers) {
        return client().get(path(), Role.VIEWER, headers);
    }

    private HttpResponse<byte[]> delete() {
        return client().send("DELETE", "/api/v1/recordings/" + sid, Optional.of(Role.ADMIN), "");
    }

    private String path() {
        return "/api/v1/recordings/" + sid + "/media";
    }

    private JsonNode get(String path) {
        HttpResponse<byte[]> answer = client().get("/api/v1/recordings" + path, Role.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return ServiceClient.json(answer);
    }

    private RecordingFetched recording(String recordingSid, String status) {
        return recording(recordingSid, status, Optional.of(address(ServiceSettings.TWILIO_ACCOUNT, recordingSid)));
    }

    private static String address(String account, String recordingSid) {
        return "https://api.twilio.com/2010-04-01/Accounts/" + account + "/Recordings/" + recordingSid;
    }

    private RecordingFetched recording(String recordingSid, String status, Optional<String> url) {
        return new RecordingFetched(
                call,
                recordingSid,
                Optional.empty(),
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ServiceClient client() {
        return new ServiceClient(port);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
