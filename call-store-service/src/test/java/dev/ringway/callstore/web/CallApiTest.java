package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.ApiDocumentContract;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.starter.test.WithRingwayServers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface as a client sees it, and its published document. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
@DirtiesContext
class CallApiTest extends ApiDocumentContract {

    private final JsonMapper json = new JsonMapper();

    @Autowired
    private ReportIntake intake;

    @LocalServerPort
    private int port;

    private String number = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
    }

    /** Every test has a callee of its own, so that the calls of others do not show. */
    @BeforeEach
    void newNumber() {
        number = "+1415555%04d%04d".formatted(new Random().nextInt(10_000), new Random().nextInt(10_000));
    }

    @Test
    void aCallIsToldInTheWordsOfTheDataModel() {
        String sid = store(Reports.answeredCall(newSid()));

        JsonNode call = get("/api/v1/calls/" + sid, Role.OPERATOR);

        assertThat(call.path("sid").asString()).isEqualTo(sid);
        assertThat(call.path("status").asString()).isEqualTo("completed");
        assertThat(call.path("direction").asString()).isEqualTo("outbound");
        assertThat(call.path("from").asString()).isEqualTo("+15005550006");
        assertThat(call.path("startTime").asString()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(call.path("endTime").asString()).isEqualTo("2026-11-22T10:00:35Z");
        assertThat(call.path("duration").asLong()).isEqualTo(30);
        assertThat(call.path("ringDuration").asLong()).isEqualTo(4);
        assertThat(call.path("lastSequence").asLong()).isEqualTo(3);
        assertThat(call.path("metadata").path("source").asString()).isEqualTo("api");
        assertThat(call.path("version").asLong()).isEqualTo(1);
        assertThat(call.has("_id")).isFalse();
    }

    @Test
    void theTimelineListsEveryReportOnceInTheProvidersOrder() {
        String sid = newSid();
        List<Event<CallStatusReported>> reports = Reports.answeredCall(sid);
        List<Event<CallStatusReported>> arrival = new ArrayList<>(reports);
        arrival.addAll(reports);
        Collections.shuffle(arrival, new Random(5));
        store(arrival);

        JsonNode events = get("/api/v1/calls/" + sid + "/events", Role.OPERATOR).path("items");

        assertThat(events.valueStream().map(event -> event.path("eventId").asString()))
                .containsExactlyElementsOf(reports.stream().map(Event::id).toList());
        JsonNode last = events.get(3);
        assertThat(last.path("eventType").asString()).isEqualTo("dev.ringway.call.status-reported.v1");
        assertThat(last.path("source").asString()).isEqualTo("twilio");
        assertThat(last.path("sequence").asLong()).isEqualTo(3);
        assertThat(last.path("data").path("callStatus").asString()).isEqualTo("completed");
        assertThat(last.path("data").path("parameters").path("To").get(0).asString())
                .isEqualTo("+14155550100");
    }

    @Test
    void numbersAreMaskedForViewersAlsoInsideReports() {
        String sid = store(Reports.answeredCall(newSid()));

        for (String path : List.of("/api/v1/calls/" + sid, "/api/v1/calls/" + sid + "/events", "/api/v1/calls")) {
            assertThat(get(path, Role.VIEWER).toString())
                    .as(path)
                    .doesNotContain("+14155550100", "+15005550006")
                    .contains("+1415•••0100", "+1500•••0006");
        }
        assertThat(get("/api/v1/calls/" + sid, Role.ADMIN).toString()).contains("+14155550100");
    }

    @Test
    void anUnchangedCallIsAnsweredWith304AndAChangedOneIsNot() {
        String sid = newSid();
        store(List.of(Reports.of(sid, "ringing", 1).withSequence(1).event()));
        String asViewer = tag(sid, Role.VIEWER);
        String asOperator = tag(sid, Role.OPERATOR);

        assertThat(asViewer).isNotEqualTo(asOperator).startsWith("\"");
        assertThat(status(sid, Role.VIEWER, asViewer)).isEqualTo(HttpStatus.NOT_MODIFIED.value());
        assertThat(status(sid, Role.OPERATOR, asViewer)).isEqualTo(HttpStatus.OK.value());

        store(List.of(Reports.of(sid, "completed", 9).withSequence(2).event()));
        assertThat(status(sid, Role.VIEWER, asViewer)).isEqualTo(HttpStatus.OK.value());
    }

    @Test
    void pagesAreCompleteAndInOrderWhileNewCallsArrive() {
        List<String> sids = IntStream.range(0, 25)
                .mapToObj(index -> storeTo(number, "ringing", index / 4))
                .toList();
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = get(
                    "/api/v1/calls?limit=4&to=" + number.replace("+", "%2B")
                            + cursor.map("&cursor="::concat).orElse(""),
                    Role.OPERATOR);
            page.path("items")
                    .valueStream()
                    .forEach(call -> seen.add(call.path("sid").asString()));
            cursor = Optional.of(page.path("next").asString("")).filter(next -> !next.isEmpty());
            storeTo(number, "ringing", 1_000 + seen.size());
        } while (cursor.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sids);
        List<String> starts = seen.stream()
                .map(sid -> get("/api/v1/calls/" + sid, Role.OPERATOR)
                        .path("startTime")
                        .asString())
                .toList();
        assertThat(starts).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void filtersCombine() {
        String busy = storeTo(number, "busy", 100);
        String ringing = storeTo(number, "ringing", 200);
        String completed = storeTo(number, "completed", 300);

        assertThat(sids("")).containsExactly(completed, ringing, busy);
        assertThat(sids("&status=busy&status=ringing")).containsExactly(ringing, busy);
        assertThat(sids("&status=failed")).isEmpty();
        assertThat(sids("&direction=outbound")).containsExactly(completed, ringing, busy);
        assertThat(sids("&direction=inbound")).isEmpty();
        assertThat(sids("&from=%2B15005550006")).containsExactly(completed, ringing, busy);
        assertThat(sids("&from=+15005550006"))
                .as("a plus sign that was not encoded")
                .hasSize(3);
        assertThat(sids("&startedAfter=2026-11-22T10:03:20Z")).containsExactly(completed, ringing);
        assertThat(sids("&startedBefore=2026-11-22T11:03:20%2B01:00")).containsExactly(busy);
    }

    @Test
    void activeCallsAreThoseThatAreNotOver() {
        String ringing = storeTo(number, "ringing", 10_000);
        String completed = storeTo(number, "completed", 10_001);

        List<String> active = get("/api/v1/calls/active?limit=200", Role.VIEWER)
                .path("items")
                .valueStream()
                .map(call -> call.path("sid").asString())
                .toList();

        assertThat(active).contains(ringing).doesNotContain(completed);
    }

    @Test
    void aMaskedNumberCannotBeFoundByAskingForIt() {
        problem("/api/v1/calls?from=%2B14155550123", HttpStatus.FORBIDDEN);
        problem("/api/v1/calls?to=%2B14155550123", HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/calls?status=dreaming, status",
        "/api/v1/calls?status=busy&status=, status",
        "/api/v1/calls?direction=sideways, direction",
        "/api/v1/calls?from=notanumber, from",
        "/api/v1/calls?to=, to",
        "/api/v1/calls?startedAfter=yesterday, startedAfter",
        "/api/v1/calls?startedBefore=2026-13-01T00:00:00Z, startedBefore",
        "/api/v1/calls?startedAfter=%2B999999999-01-01T00:00:00Z, startedAfter",
        "/api/v1/calls?statsu=busy, statsu",
        "/api/v1/calls?status=, status",
        "/api/v1/calls?cursor=nonsense, cursor",
        "/api/v1/calls?limit=0, limit",
        "/api/v1/calls?limit=201, limit",
        "/api/v1/calls?limit=many, limit",
        "/api/v1/calls/active?cursor=nonsense, cursor",
        "/api/v1/calls/CA123, sid",
        "/api/v1/calls/CA123/events, sid",
    })
    void whatIsMalformedIsNamed(String path, String field) {
        JsonNode problem = problem(path, HttpStatus.BAD_REQUEST);

        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly(field);
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        storeTo(number, "ringing", 1);
        storeTo(number, "ringing", 2);
        String next = get("/api/v1/calls?limit=1", Role.VIEWER).path("next").asString();

        problem("/api/v1/calls?limit=1&status=busy&cursor=" + next, HttpStatus.BAD_REQUEST);
    }

    @Test
    void anUnknownCallIsNotFound() {
        String sid = newSid();

        assertThat(problem("/api/v1/calls/" + sid, HttpStatus.NOT_FOUND)
                        .path("code")
                        .asString())
                .isEqualTo("call-not-found");
        problem("/api/v1/calls/" + sid + "/events", HttpStatus.NOT_FOUND);
    }

    private static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    private String storeTo(String to, String status, long second) {
        String sid = newSid();
        Reports report = Reports.of(sid, status, second);
        return store(List.of(report.withTo(to).event()));
    }

    private String store(List<Event<CallStatusReported>> reports) {
        intake.take(reports.stream()
                .map(report -> new Event<TwilioEvent>(
                        report.id(),
                        report.source(),
                        report.time(),
                        report.receivedAt(),
                        report.traceParent(),
                        report.data()))
                .toList());
        return reports.getFirst().key();
    }

    private List<String> sids(String filters) {
        return get("/api/v1/calls?to=" + number.replace("+", "%2B") + filters, Role.OPERATOR)
                .path("items")
                .valueStream()
                .map(call -> call.path("sid").asString())
                .toList();
    }

    private JsonNode get(String path, Role role) {
        return json.readTree(
                exchange(path, role, Optional.empty(), HttpStatus.OK).getResponseBody());
    }

    private JsonNode problem(String path, HttpStatus status) {
        EntityExchangeResult<byte[]> answer = exchange(path, Role.VIEWER, Optional.empty(), status);
        assertThat(answer.getResponseHeaders().getContentType())
                .isNotNull()
                .satisfies(type -> assertThat(type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                        .isTrue());
        return json.readTree(answer.getResponseBody());
    }

    private String tag(String sid, Role role) {
        return String.valueOf(exchange("/api/v1/calls/" + sid, role, Optional.empty(), HttpStatus.OK)
                .getResponseHeaders()
                .getETag());
    }

    private int status(String sid, Role role, String knownTag) {
        return call("/api/v1/calls/" + sid, role, Optional.of(knownTag))
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private EntityExchangeResult<byte[]> exchange(
            String path, Role role, Optional<String> knownTag, HttpStatus expected) {
        return call(path, role, knownTag)
                .expectStatus()
                .isEqualTo(expected)
                .expectBody()
                .returnResult();
    }

    private WebTestClient.ResponseSpec call(String path, Role role, Optional<String> knownTag) {
        return WebTestClient.bindToServer()
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .get()
                .uri(URI.create("http://localhost:" + port + path))
                .headers(headers -> {
                    headers.setBearerAuth(TestTokens.of(role));
                    knownTag.ifPresent(tag -> headers.set(HttpHeaders.IF_NONE_MATCH, tag));
                })
                .exchange();
    }
}
