package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Campaigns that call people in the sandbox to their end. */
class DialerTest extends RunningDialer {

    private static final int REQUESTS_UNDER_WAY = 12;

    private static final List<Integer> HUMANS = IntStream.range(0, 10).boxed().toList();

    @Autowired
    private DialerSettings settings;

    @Test
    void everybodyIsCalledOnceAndTheCampaignEnds() {
        List<String> people = people(HUMANS);
        String campaign = campaignOf(people, "");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        List<JsonNode> dials = dials(campaign);
        assertThat(dials).hasSize(10);
        assertThat(new HashSet<>(
                        dials.stream().map(dial -> dial.path("to").asString()).toList()))
                .hasSize(10);
        JsonNode stats = stats(campaign);
        assertThat(stats.path("completed").asInt()).isEqualTo(10);
        assertThat(stats.path("succeeded").asInt()).isEqualTo(10);
        assertThat(stats.path("inProgress").asInt()).isZero();
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .allSatisfy(attempt -> {
                    assertThat(attempt.getString("state")).isEqualTo("finished");
                    // On a busy machine a moment may pass unused; then nobody was asked for the call, and it does not
                    // count.
                    assertThat(attempt.getString("outcome"))
                            .isEqualTo(attempt.getBoolean("counts", true) ? "reached" : "not-processed");
                    assertThat(attempt.getBoolean("live")).isFalse();
                });
    }

    @Test
    void whatTwilioReportsItRepeatsUntilItIsTaken() {
        String campaign = campaignOf(people(List.of(1)), "");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        String sid = dials(campaign).getFirst().path("sid").asString();
        assertThat(control("GET", "calls/" + sid, "")
                        .at("/asked/statusCallback")
                        .asString())
                .contains("attempt=att_")
                .endsWith("#rc=5&rp=all");
    }

    @Test
    void eachFateHasItsEnd() {
        List<String> people = people(Stream.of(3, 50, 60, 65, 70, 75, 78, 80).toList());
        String campaign = campaignOf(people, """
                "amd": {"mode": "enable", "onMachine": "hangup"}""");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(people.stream()
                        .map(contact ->
                                member(campaign, contact).path("outcome").asString()))
                .containsExactly(
                        "success", "success", "busy", "no-answer", "failed", "undialable", "unreachable", "success");
        assertThat(people.stream()
                        .map(contact -> member(campaign, contact).path("status").asString()))
                .containsExactly("completed", "failed", "failed", "failed", "failed", "failed", "failed", "failed");
    }

    @Test
    void whoWasNotReachedIsCalledAgainAsOftenAsTheRulesSay() {
        List<String> people = people(List.of(60));
        String campaign = campaignOf(people, """
                "retry": {"maxAttempts": 3, "perOutcome": {"busy": {"retry": true, "delays": [1]}}}""");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(3);
        JsonNode member = member(campaign, people.getFirst());
        assertThat(member.path("status").asString()).isEqualTo("failed");
        assertThat(member.path("attempts").asInt()).isEqualTo(3);
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .extracting(attempt -> attempt.get("number", Number.class).intValue())
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aBalanceErrorPausesTheCampaignWithTheReason() {
        String campaign = campaignOf(people(HUMANS), """
                "callsPerSecond": 5""");
        control("POST", "refusals", "{\"status\": 401, \"code\": 20003}");

        led(campaign, "start");

        awaitStatus(campaign, "paused");
        assertThat(seen(campaign).path("statusReason").asString()).contains("20003");
        assertThat(dials(campaign)).isEmpty();
        assertThat(all(
                        "dialAttempts",
                        new Document("campaignId", new ObjectId(campaign))
                                .append("requestedAt", new Document("$exists", true))))
                .hasSize(1);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(stats(campaign).path("pending").asInt()).isEqualTo(10));
    }

    @Test
    void aLostAnswerIsSettledAndNobodyIsCalledTwice() {
        List<String> people = people(HUMANS);
        String campaign = campaignOf(people, "");
        control(
                "POST",
                "api",
                "{\"errorAfterPercent\": 50, \"seed\": 5, \"method\": \"POST\", \"pathContains\": \"/Calls.json\"}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        List<JsonNode> dials = dials(campaign);
        assertThat(dials).hasSize(10);
        assertThat(new HashSet<>(dials.stream()
                        .map(dial -> dial.path("attempt").asString())
                        .toList()))
                .hasSize(10);
        assertThat(stats(campaign).path("completed").asInt()).isEqualTo(10);
    }

    @Test
    void whatIsNeverReportedIsFoundAtTwilio() {
        List<String> people = people(HUMANS);
        String campaign = campaignOf(people, "");
        RECEIVER.deaf();
        control(
                "POST",
                "api",
                "{\"errorAfterPercent\": 50, \"seed\": 5, \"method\": \"POST\", \"pathContains\": \"/Calls.json\"}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(10);
        assertThat(stats(campaign).path("completed").asInt()).isEqualTo(10);
    }

    @Test
    void anAttemptThatCannotBeLookedUpHoldsUpNoOther() {
        Date longAgo = Date.from(Instant.now().minusSeconds(3600));
        Document foreign = new Document("_id", "att_" + new ObjectId().toHexString())
                .append("state", "placed")
                .append("live", true)
                .append("counts", true)
                .append("number", 1)
                .append("accountSid", "AC" + "f".repeat(32))
                .append("from", "+12025550100")
                .append("to", "+12025550199")
                .append("agentId", "agent_1")
                .append("day", "2026-11-02")
                .append("reserved", Decimal128.POSITIVE_ZERO)
                .append("callSid", "CA" + new ObjectId().toHexString() + "f".repeat(8))
                .append("owner", "an instance of another account")
                .append("nextLook", longAgo)
                .append("createdAt", longAgo)
                .append("updatedAt", longAgo)
                .append("version", 1L);
        Mono.from(database.getCollection("dialAttempts").insertOne(foreign)).block();
        String campaign = campaignOf(people(List.of(1, 2)), "");
        RECEIVER.deaf();

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(stored("dialAttempts", foreign.getString("_id"))
                        .orElseThrow()
                        .getDate("nextLook"))
                .isAfter(longAgo);
    }

    @Test
    void whatNobodyCanFindOutIsUnresolvedAndNotCalledAgain() {
        List<String> people = people(List.of(1, 2, 3));
        String campaign = campaignOf(people, "");
        control("POST", "api", "{\"errorPercent\": 100, \"method\": \"POST\", \"pathContains\": \"/Calls.json\"}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).isEmpty();
        assertThat(people).allSatisfy(contact -> {
            JsonNode member = member(campaign, contact);
            assertThat(member.path("status").asString()).isEqualTo("failed");
            assertThat(member.path("outcome").asString()).isEqualTo("unresolved");
        });
    }

    @Test
    void aStopWithHangUpEndsTheCalls() {
        List<String> people = people(List.of(85, 86, 87));
        String campaign = campaignOf(people, "");
        led(campaign, "start");
        await().atMost(LIMIT)
                .until(() -> all(
                                        "dialAttempts",
                                        new Document("campaignId", new ObjectId(campaign))
                                                .append("callStatus", "in-progress"))
                                .size()
                        == 3);

        lead(campaign, "stop", Role.ADMIN, "{\"reason\": \"a test\", \"hangUp\": true}");

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(dials(campaign))
                        .allSatisfy(dial ->
                                assertThat(dial.path("endedAt").isMissingNode()).isFalse()));
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(stats(campaign).path("inProgress").asInt()).isZero());
    }

    @Test
    void afterAPauseNobodyIsAskedForACallAndAnotherCampaignWithTheSameContactsIsNotTouched() {
        List<String> people = people(IntStream.range(0, 40).boxed().toList());
        String campaign = campaignOf(people, "\"callsPerSecond\": 5");
        String other = campaignOf(people, "");
        led(campaign, "start");
        await().atMost(LIMIT).until(() -> dials(campaign).size() >= 5);

        led(campaign, "pause");
        Instant answered = Instant.now();

        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(stats(campaign).path("inProgress").asInt()).isZero());
        assertThat(dials(campaign))
                .hasSizeLessThan(40)
                .allSatisfy(
                        dial -> assertThat(Instant.parse(dial.path("createdAt").asString()))
                                .isBefore(answered.plusSeconds(1)));
        assertThat(stats(other).path("pending").asInt()).isEqualTo(40);

        led(campaign, "resume");
        addContacts(campaign, people.subList(0, 20));

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(40);
        assertThat(stats(other).path("pending").asInt()).isEqualTo(40);
    }

    @Test
    void howeverSlowlyTwilioAnswersNobodyIsAskedForAfterAPause() {
        List<String> people = people(IntStream.range(0, 40).boxed().toList());
        String campaign = campaignOf(people, "\"maxConcurrentCalls\": 40");
        control(
                "POST",
                "api",
                "{\"latencyAfterMillis\": 3000, \"method\": \"POST\", \"pathContains\": \"/Calls.json\"}");
        led(campaign, "start");
        await().atMost(LIMIT).until(() -> dials(campaign).size() >= REQUESTS_UNDER_WAY);

        led(campaign, "pause");
        Instant answered = Instant.now();

        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(stats(campaign).path("inProgress").asInt()).isZero());
        assertThat(dials(campaign))
                .hasSizeLessThan(40)
                .allSatisfy(
                        dial -> assertThat(Instant.parse(dial.path("createdAt").asString()))
                                .isBefore(answered.plusMillis(500)));
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .as("nobody is reserved while there is no room for one more request")
                .hasSizeLessThanOrEqualTo(dials(campaign).size() + 2);
    }

    @Test
    void aSlowCampaignWritesNoMoreAttemptsThanItMakesCalls() {
        String campaign = campaignOf(people(List.of(1, 2, 3, 4)), "\"callsPerSecond\": 0.3");

        led(campaign, "start");

        await().atMost(LIMIT).until(() -> dials(campaign).size() >= 3);
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .hasSizeLessThanOrEqualTo(dials(campaign).size() + 1);
    }

    @Test
    void aCapThatIsUsedUpIsToldAndHoldsTheCampaign() {
        List<String> people = people(List.of(1, 2, 3));
        String campaign = campaignOf(people, "\"caps\": {\"perCall\": 1, \"perCampaign\": 1}");

        led(campaign, "start");

        await().atMost(LIMIT)
                .until(() -> people.stream()
                        .anyMatch(contact -> member(campaign, contact)
                                .path("lastDecision")
                                .path("reason")
                                .asString("")
                                .equals("spend-cap-campaign")));
        assertThat(dials(campaign)).hasSize(1);
    }

    /** Who is tried is told each time; until it may be of use nobody else is. */
    @Test
    void whileItHasNoMoneyNobodyElseIsTriedAndThenAllAre() {
        String campaign =
                campaignOf(people(List.of(1, 2, 3, 5, 6, 8)), "\"caps\": {\"perCall\": 1, \"perCampaign\": 1}");
        Set<Instant> tried = new TreeSet<>();

        led(campaign, "start");

        await().atMost(LIMIT).until(() -> {
            tried.addAll(refusals(campaign, "spend-cap-campaign"));
            return tried.size() >= 4;
        });
        List<Instant> inOrder = List.copyOf(tried);
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(Duration.between(inOrder.get(i - 1), inOrder.get(i))).isGreaterThanOrEqualTo(settings.pause());
        }
        assertThat(dials(campaign)).hasSize(1);

        assertThat(edit(campaign, Role.ADMIN, "{\"config\": {\"caps\": {\"perCall\": 1, \"perCampaign\": 100}}}")
                        .statusCode())
                .isEqualTo(200);
        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(6);
    }

    /** When its contacts were refused for a reason, as far as it is their last. */
    private List<Instant> refusals(String campaign, String reason) {
        return all(
                        "campaignContacts",
                        new Document("campaignId", new ObjectId(campaign)).append("lastDecision.reason", reason))
                .stream()
                .map(member ->
                        member.get("lastDecision", Document.class).getDate("at").toInstant())
                .toList();
    }

    @Test
    void aCallIsCutOffWhenItsMoneyIsUsedUp() {
        String campaign = campaignOf(people(List.of(1)), "\"caps\": {\"perCall\": 0.5, \"perCampaign\": 5}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign))
                .singleElement()
                .satisfies(dial -> assertThat(dial.path("timeLimit").asInt()).isEqualTo(300));
    }

    /** One call a second, so that there is a look at them between any two, however busy the machine is. */
    @Test
    void aCampaignWhoseCallsFailPausesItselfAndNamesSome() {
        String campaign = campaignOf(people(List.of(70, 71, 72, 73, 74)), """
                "breaker": {"failurePercent": 50, "windowSeconds": 60, "minimumCalls": 3}, "maxConcurrentCalls": 1,
                "callsPerSecond": 1""");

        led(campaign, "start");

        awaitStatus(campaign, "paused");
        assertThat(seen(campaign).path("statusReason").asString())
                .startsWith("breaker: failure-rate")
                .contains("CA");
        assertThat(dials(campaign)).hasSizeBetween(3, 4);
    }
}
