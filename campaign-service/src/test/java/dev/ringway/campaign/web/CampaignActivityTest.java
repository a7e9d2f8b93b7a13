package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Why somebody is called right now, or nobody. Here nobody drives campaigns. */
class CampaignActivityTest extends Campaigns {

    @Test
    void callsOfTheLastMinuteAreHeldAgainstTheLowestRate() {
        String campaign = id(campaign("\"config\": {\"maxConcurrentCalls\": 7, \"callsPerSecond\": 0.5,"
                + " \"callerIds\": [\"+12025550100\"], \"schedule\": " + alwaysOpen() + "}"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        attempt(campaign, now.minusSeconds(20), true);
        attempt(campaign, now.minusSeconds(40), false);
        attempt(campaign, now.minusSeconds(90), false);
        attempt(id(campaign("")), now.minusSeconds(5), true);

        JsonNode activity = activity(campaign);

        assertThat(activity.at("/rate/lastMinute").asLong()).isEqualTo(2);
        assertThat(activity.at("/rate/perMinute").decimalValue()).isEqualByComparingTo("30");
        assertThat(activity.at("/rate/limitedBy").asString()).isEqualTo("campaign");
        assertThat(activity.at("/underWay/campaign").asLong()).isEqualTo(1);
        assertThat(activity.at("/underWay/campaignLimit").asInt()).isEqualTo(7);
        assertThat(activity.at("/underWay/accountLimit").asInt()).isPositive();
        assertThat(activity.path("driven").asBoolean()).isFalse();
        assertThat(activity.path("turnWaitMillis").asLong(-1)).isNotNegative();
        assertThat(activity.at("/window/open").asBoolean()).isTrue();
    }

    @Test
    void whoDrivesItIsKnownByTheLease() {
        String campaign = id(campaign(""));
        Mono.from(database.getCollection("leases")
                        .insertOne(new Document("_id", "campaign:" + campaign)
                                .append("owner", "another")
                                .append("token", 1L)
                                .append("until", Instant.now().plus(Duration.ofMinutes(1)))
                                .append("renewedAt", Instant.now())))
                .block();

        assertThat(activity(campaign).path("driven").asBoolean()).isTrue();
    }

    @Test
    void aClosedWindowTellsWhenItOpens() {
        String campaign = id(campaign(READY));
        JsonNode never = activity(id(campaign(""))).path("window");

        JsonNode window = activity(campaign).path("window");

        if (window.path("open").asBoolean()) {
            assertThat(Instant.parse(window.path("until").asString())).isAfter(Instant.now());
        } else {
            assertThat(window.path("reason").asString()).isEqualTo("outside-hours");
            assertThat(Instant.parse(window.path("next").asString())).isAfter(Instant.now());
        }
        assertThat(never.path("open").asBoolean()).isFalse();
        assertThat(never.has("next")).isFalse();
    }

    @Test
    void moneyIsThatOfTodayAndOfAllDays() {
        String campaign = id(campaign("\"config\": {\"schedule\": " + alwaysOpen() + "}"));
        String today = Instant.now().toString().substring(0, 10);
        spent(campaign, today, "1.5", "0.5");
        spent(campaign, "2026-01-01", "4", "0");

        JsonNode spend = activity(campaign).path("spend");

        assertThat(spend.path("today").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(spend.path("todayReserved").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(spend.path("total").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(spend.path("day").asString()).isEqualTo(today);
    }

    @Test
    void contactsAreCountedByWhereTheyStandAndWhy() {
        String campaign = id(campaign(READY));
        List<String> contacts = contacts(7, newWord());
        addContacts(campaign, contacts);
        Instant later = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        stands(campaign, contacts.get(0), "pending", "outside-hours", null, later);
        stands(campaign, contacts.get(1), "pending", "outside-hours", null, later.plusSeconds(60));
        stands(campaign, contacts.get(2), "retry-wait", "not-due", "busy", later);
        stands(campaign, contacts.get(3), "completed", null, "success", null);
        stands(campaign, contacts.get(4), "completed", null, "success", null);
        stands(campaign, contacts.get(5), "suppressed", "opted-out", null, null);

        JsonNode breakdown = json(get(path(campaign) + "/breakdown", Role.OPERATOR));

        assertThat(breakdown.at("/statuses/pending").asLong()).isEqualTo(3);
        assertThat(breakdown.at("/statuses/completed").asLong()).isEqualTo(2);
        assertThat(breakdown.path("due").asLong())
                .as("the one that was not looked at yet")
                .isEqualTo(1);
        assertThat(breakdown.path("dueIsMore").asBoolean()).isFalse();
        assertThat(breakdown.path("reasons").valueStream().map(CampaignActivityTest::group))
                .containsExactly("outside-hours false 2", "not-due false 1", "opted-out true 1");
        JsonNode closed = breakdown.at("/reasons/0");
        assertThat(Instant.parse(closed.path("nextLook").asString())).isEqualTo(later);
        assertThat(closed.path("examples")).hasSize(2);
        assertThat(closed.at("/examples/0/phoneNumber").asString()).startsWith("+4915112");
        assertThat(breakdown
                        .path("outcomes")
                        .valueStream()
                        .map(over -> over.path("status").asString()
                                + " " + over.path("outcome").asString() + " "
                                + over.path("contacts").asLong()))
                .containsExactly("completed success 2");
        assertThat(json(get(path(campaign) + "/breakdown", Role.VIEWER))
                        .at("/reasons/0/examples/0/phoneNumber")
                        .asString())
                .contains("•");
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgain() {
        String campaign = id(campaign(READY));
        HttpResponse<String> first = get(path(campaign) + "/breakdown", Role.OPERATOR);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(get(path(campaign) + "/breakdown", Role.OPERATOR, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        String unknown = new ObjectId().toHexString();
        assertThat(code(get(path(unknown) + "/breakdown", Role.VIEWER))).isEqualTo("campaign-not-found");
        assertThat(code(get(path(unknown) + "/activity", Role.VIEWER))).isEqualTo("campaign-not-found");
    }

    private static String group(JsonNode held) {
        return held.path("reason").asString() + " " + held.path("ends").asBoolean() + " "
                + held.path("contacts").asLong();
    }

    private JsonNode activity(String campaign) {
        HttpResponse<String> answer = get(path(campaign) + "/activity", Role.VIEWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private void attempt(String campaign, Instant requestedAt, boolean live) {
        Document attempt = Attempts.placed(newNumber())
                .append("campaignId", new ObjectId(campaign))
                .append("contactId", new ObjectId())
                .append("requestedAt", requestedAt);
        Mono.from(database.getCollection("dialAttempts")
                        .insertOne(live ? attempt : Attempts.ended(attempt, "no-answer")))
                .block();
    }

    private void spent(String campaign, String day, String settled, String reserved) {
        Mono.from(database.getCollection("campaignSpend")
                        .insertOne(new Document("_id", campaign + ":" + day)
                                .append("campaignId", new ObjectId(campaign))
                                .append("day", day)
                                .append("settled", Decimal128.parse(settled))
                                .append("reserved", Decimal128.parse(reserved))
                                .append("createdAt", Instant.now())
                                .append("updatedAt", Instant.now())
                                .append("version", 1L)))
                .block();
    }

    private void stands(
            String campaign, String contact, String status, String reason, String outcome, Instant nextAttempt) {
        Document set = new Document("status", status);
        Document unset = new Document("lease", "");
        put(set, unset, "outcome", outcome);
        put(set, unset, "nextAttempt", nextAttempt);
        put(
                set,
                unset,
                "lastDecision",
                reason == null
                        ? null
                        : new Document("dial", false).append("reason", reason).append("at", Instant.now()));
        Mono.from(database.getCollection("campaignContacts")
                        .updateOne(
                                new Document("_id", campaign + ":" + contact),
                                new Document("$set", set).append("$unset", unset)))
                .block();
    }

    private static void put(Document set, Document unset, String field, Object value) {
        if (value == null) {
            unset.append(field, "");
        } else {
            set.append(field, value);
        }
    }
}
