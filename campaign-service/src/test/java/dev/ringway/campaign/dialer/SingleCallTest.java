package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.web.Attempts;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Calls outside every campaign, to people in the sandbox. They may be called from 08:00 to 21:00 by their clocks. */
class SingleCallTest extends RunningDialer {

    private static final String ATTEMPTS = "/api/v1/dial-attempts";
    private static final String AFTERNOON = zoneAt(14);
    private static final String NIGHT = zoneAt(2);

    @Test
    void equalRequestsWithOneKeyRingOnceAndTellOneAttempt() throws Exception {
        JsonNode contact = person(newAreaCode() + "5550101", AFTERNOON);
        String key = UUID.randomUUID().toString();
        String body = call("\"phoneNumber\": \"" + number(contact) + "\"");

        List<HttpResponse<String>> answers = atOnce(4, () -> post(body, key));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer -> json(answer).path("id").asString())
                .containsOnly(id(json(answers.getFirst())));
        JsonNode attempt = finished(id(json(answers.getFirst())));
        assertThat(attempt.path("outcome").asString()).isEqualTo("reached");
        assertThat(attempt.path("contactId").asString()).isEqualTo(id(contact));
        assertThat(attempt.has("campaignId")).isFalse();
        assertThat(dialsOf(id(attempt))).hasSize(1);
        awaitRecord(
                "dial-attempts.changed.v1",
                record -> id(attempt).equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"state\":\"finished\""));

        HttpResponse<String> later = post(body, key);
        assertThat(later.statusCode()).isEqualTo(202);
        assertThat(later.headers().firstValue("Location")).contains(ATTEMPTS + "/" + id(attempt));
        assertThat(json(later).path("state").asString()).isEqualTo("finished");
        assertThat(dialsOf(id(attempt))).hasSize(1);
    }

    @Test
    void aKeyIsGoodForOneCallOnly() {
        String key = UUID.randomUUID().toString();
        JsonNode contact = person(newAreaCode() + "5550102", AFTERNOON);
        String body = call("\"contactId\": \"" + id(contact) + "\"");
        finished(id(json(accepted(post(body, key)))));

        HttpResponse<String> other = post(call("\"contactId\": \"" + id(contact) + "\", \"record\": true"), key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aRepeatedRequestIsTheSameAttemptAlsoWhereTheContactIsGone() {
        String key = UUID.randomUUID().toString();
        JsonNode contact = person(newAreaCode() + "5550108", AFTERNOON);
        String body = call("\"contactId\": \"" + id(contact) + "\"");
        String attempt = id(json(accepted(post(body, key))));
        finished(attempt);
        String gone = "{\"ids\": [\"" + id(contact) + "\"], \"action\": \"delete\"}";
        assertThat(post(CONTACTS + "/bulk", Role.ADMIN, gone).statusCode()).isEqualTo(200);

        assertThat(id(json(accepted(post(body, key))))).isEqualTo(attempt);

        assertThat(dialsOf(attempt)).hasSize(1);
        assertThat(code(post(call("\"contactId\": \"" + id(contact) + "\", \"record\": true"), key)))
                .isEqualTo("idempotency-key-reused");
        assertThat(post(call("\"contactId\": \"" + id(contact) + "\", \"record\": 7"), key)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(body, UUID.randomUUID().toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void aNumberThatIsInACallIsNotCalledAgain() {
        JsonNode contact = person(newAreaCode() + "5550185", AFTERNOON);
        String body = call("\"contactId\": \"" + id(contact) + "\"");
        String first = id(json(accepted(post(body, UUID.randomUUID().toString()))));

        HttpResponse<String> second = post(body, UUID.randomUUID().toString());

        assertThat(reason(second)).isEqualTo("number-in-call");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(dialsOf(first)).hasSize(1));
    }

    @Test
    void whoIsOnAListOrDoesNotWantCallsIsNotCalled() {
        String area = newAreaCode();
        JsonNode suppressed = person(area + "5550103", AFTERNOON);
        JsonNode optedOut = person(area + "5550104", AFTERNOON);
        JsonNode unwilling = person(area + "5550105", AFTERNOON);
        told("/api/v1/suppressions", "\"reason\": \"manual\", \"phoneNumber\": \"" + number(suppressed) + "\"");
        told("/api/v1/opt-outs", "\"phoneNumber\": \"" + number(optedOut) + "\"");
        patch(id(unwilling), "{\"status\": \"do-not-call\"}");

        assertThat(reason(post(callTo(suppressed), ""))).isEqualTo("suppressed");
        assertThat(reason(post(callTo(optedOut), ""))).isEqualTo("opted-out");
        assertThat(reason(post(callTo(unwilling), ""))).isEqualTo("do-not-call");
        assertThat(control("GET", "dials", "").path("items")).isEmpty();
    }

    @Test
    void outsideTheHoursOfWhomIsCalledItIsToldSinceWhenItMayBeTriedAgain() {
        HttpResponse<String> refused = post(callTo(person(newAreaCode() + "5550106", NIGHT)), "");

        assertThat(reason(refused)).isEqualTo("outside-hours");
        assertThat(Instant.parse(error(refused, "notBefore"))).isAfter(Instant.now());
    }

    @Test
    void withoutAPlaceNobodyIsCalled() {
        JsonNode contact = person(newAreaCode() + "5550107", AFTERNOON);
        List<Document> others = IntStream.range(0, 100)
                .mapToObj(i -> Attempts.placed(newNumber()).append("accountSid", ACCOUNT))
                .toList();
        Mono.from(database.getCollection("dialAttempts").insertMany(others)).block();
        try {
            HttpResponse<String> refused = post(callTo(contact), "");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("too-many-calls");
        } finally {
            others.forEach(other -> Mono.from(database.getCollection("dialAttempts")
                            .deleteOne(new Document("_id", other.getString("_id"))))
                    .block());
        }
    }

    private void told(String path, String fields) {
        HttpResponse<String> answer = post(path, Role.OPERATOR, "{" + fields + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode person(String number, String timeZone) {
        HttpResponse<String> answer = post(
                CONTACTS,
                Role.OPERATOR,
                "{\"phoneNumber\": \"+1" + number + "\", \"details\": {\"timeZone\": \"" + timeZone + "\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static String callTo(JsonNode contact) {
        return call("\"phoneNumber\": \"" + number(contact) + "\"");
    }

    private static String call(String whom) {
        return "{" + whom + ", \"agentId\": \"agent_1\", \"callerIds\": [\"+12025550100\"]}";
    }

    private HttpResponse<String> post(String body, String key) {
        return key.isEmpty()
                ? post(ATTEMPTS, Role.OPERATOR, body)
                : send("POST", ATTEMPTS, Role.OPERATOR, body, "Content-Type", JSON, "Idempotency-Key", key);
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private JsonNode finished(String attempt) {
        await().atMost(LIMIT)
                .until(() -> attempt(attempt).path("state").asString().equals("finished"));
        return attempt(attempt);
    }

    private JsonNode attempt(String id) {
        return json(get(ATTEMPTS + "/" + id, Role.OPERATOR));
    }

    private static String reason(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("not-dialled");
        return error(refused, "reason");
    }

    private static String error(HttpResponse<String> refused, String field) {
        return json(refused)
                .path("errors")
                .valueStream()
                .filter(error -> error.path("field").asString().equals(field))
                .map(error -> error.path("message").asString())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> dialsOf(String attempt) {
        return control("GET", "dials", "")
                .path("items")
                .valueStream()
                .filter(dial -> dial.path("attempt").asString("").equals(attempt))
                .toList();
    }

    private static String number(JsonNode contact) {
        return contact.path("phoneNumber").asString();
    }

    /** A zone where it is about that hour now. */
    private static String zoneAt(int hour) {
        int ahead = hour - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = ahead < -12 ? ahead + 24 : ahead;
        return "Etc/GMT" + (offset < 0 ? "+" : "-") + Math.abs(offset);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
