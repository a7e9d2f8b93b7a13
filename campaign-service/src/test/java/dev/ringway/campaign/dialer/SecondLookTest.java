package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What opens earlier than it was told is taken up; the delay between two attempts holds. */
class SecondLookTest extends RunningDialer {

    @Test
    void hoursThatAnEditTookAwayAndGaveBackEndNobodyAndAreTakenUpAtOnce() {
        List<String> people = people(List.of(1, 2, 60));
        String busy = people.getLast();
        String campaign = campaignOf(List.of(busy), """
                "retry": {"maxAttempts": 3, "perOutcome": {"busy": {"retry": true, "delays": [86400]}}}""");
        led(campaign, "start");
        await().atMost(LIMIT)
                .until(() -> member(campaign, busy).path("status").asString().equals("retry-wait"));
        JsonNode waiting = member(campaign, busy);
        edited(campaign, holidays(70));
        addContacts(campaign, people.subList(0, 2));
        people.subList(0, 2).forEach(contact -> awaitReason(campaign, contact, "never-open"));
        assertThat(seen(campaign).path("status").asString()).isEqualTo("active");
        assertThat(stats(campaign).path("pending").asInt()).isEqualTo(3);

        edited(campaign, "[]");

        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(stats(campaign).path("completed").asInt()).isEqualTo(2));
        await().atMost(LIMIT)
                .until(() -> !stored("campaigns", new ObjectId(campaign))
                        .orElseThrow()
                        .containsKey("lookAgain"));
        assertThat(member(campaign, busy).path("notBefore")).isEqualTo(waiting.path("notBefore"));
        assertThat(member(campaign, busy).path("nextAttempt")).isEqualTo(waiting.path("nextAttempt"));
        assertThat(dials(campaign)).hasSize(3);
    }

    @Test
    void attemptsThatAnEditTookAwayAndGaveBackEndNobody() {
        List<String> people = people(List.of(60, 61));
        String campaign = campaignOf(people, "\"maxConcurrentCalls\": 1, " + retrying(2));
        led(campaign, "start");
        await().atMost(LIMIT).until(() -> dials(campaign).size() == 1);
        retryEdited(campaign, 1);
        people.forEach(contact -> awaitReason(campaign, contact, "retry-wait", "attempts-used-up"));
        assertThat(seen(campaign).path("status").asString()).isEqualTo("active");
        assertThat(dials(campaign)).hasSize(2);

        retryEdited(campaign, 2);

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(4);
        assertThat(stats(campaign).path("failed").asInt()).isEqualTo(2);
    }

    private static String retrying(int attempts) {
        return """
                "retry": {"maxAttempts": %d, "perOutcome": {"busy": {"retry": true, "delays": [3]}}}""".formatted(attempts);
    }

    private void retryEdited(String campaign, int attempts) {
        HttpResponse<String> answer = edit(campaign, Role.ADMIN, "{\"config\": {" + retrying(attempts) + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aNumberThatIsTakenOffItsListAndAContactThatIsCorrectedAreCalledAtOnce() {
        List<String> people = people(List.of(1, 2));
        String listed = people.getFirst();
        String late = people.getLast();
        String suppression = "/api/v1/suppressions/global:"
                + contact(listed).path("phoneNumber").asString();
        assertThat(post("/api/v1/suppressions", Role.OPERATOR, """
                {"list": "global", "phoneNumber": "%s", "reason": "manual", "expiresAt": "2090-01-01T00:00:00Z"}""".formatted(
                                        contact(listed).path("phoneNumber").asString()))
                        .statusCode())
                .isEqualTo(201);
        String hour = LocalTime.now(ZoneOffset.UTC).getHour() < 12 ? "20:00" : "01:00";
        preferring(late, "{\"start\": \"%s\", \"end\": \"%s:59\"}".formatted(hour, hour.substring(0, 2)));
        String campaign = campaignOf(people, "");
        led(campaign, "start");
        awaitReason(campaign, listed, "suppressed");
        awaitReason(campaign, late, "outside-preferred-time");

        String tag =
                get(suppression, Role.OPERATOR).headers().firstValue("ETag").orElseThrow();
        assertThat(send("DELETE", suppression, Role.OPERATOR, "", "If-Match", tag)
                        .statusCode())
                .isEqualTo(204);
        preferring(late, "null");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(2);
    }

    private void preferring(String contact, String time) {
        HttpResponse<String> answer =
                patch(contact, "{\"details\": {\"timeZone\": \"UTC\", \"preferredCallTime\": " + time + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void edited(String campaign, String holidays) {
        HttpResponse<String> answer =
                edit(campaign, Role.ADMIN, "{\"config\": {\"schedule\": {\"holidays\": " + holidays + "}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void awaitReason(String campaign, String contact, String reason) {
        awaitReason(campaign, contact, "pending", reason);
    }

    private void awaitReason(String campaign, String contact, String status, String reason) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(member(campaign, contact)
                                .at("/lastDecision/reason")
                                .asString(""))
                        .isEqualTo(reason));
        assertThat(member(campaign, contact).path("status").asString()).isEqualTo(status);
    }

    /** From yesterday on, whatever day it is where. */
    private static String holidays(int days) {
        return LocalDate.now(ZoneOffset.UTC)
                .minusDays(1)
                .datesUntil(LocalDate.now(ZoneOffset.UTC).plusDays(days))
                .map(day -> "\"" + day + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
