package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.intake.DialSettings;
import dev.ringway.starter.security.Role;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What would become of contacts. One look concerns 25. */
class PreFlightTest extends Campaigns {

    private static final String OPEN = "?at=2027-01-04T08:30:00Z";
    private static final String SUNDAY = "?at=2027-01-03T10:00:00Z";
    private static final String CONFIG = READY.replace(
            "\"timeZone\": \"Europe/Vienna\"", "\"timeZone\": \"Europe/Vienna\", \"useContactTimeZone\": false");

    @Autowired
    private DialSettings dial;

    @Test
    void eachContactIsCountedOnceWithTheReasonWhyItIsNotCalled() {
        JsonNode suppressed = added("");
        assertThat(post(
                                "/api/v1/suppressions",
                                Role.OPERATOR,
                                "{\"list\": \"global\", \"reason\": \"manual\", \"phoneNumber\": \""
                                        + suppressed.path("phoneNumber").asString() + "\"}")
                        .statusCode())
                .isEqualTo(201);
        String inactive = id(added("\"status\": \"inactive\""));
        String campaign = id(campaign(CONFIG));
        addContacts(
                campaign,
                List.of(
                        id(added("")),
                        id(added("")),
                        id(suppressed),
                        inactive,
                        id(added("\"status\": \"do-not-call\""))));

        JsonNode monday = look(campaign, OPEN);

        assertThat(monday.path("contacts").asLong()).isEqualTo(5);
        assertThat(monday.path("toDial").asLong()).isEqualTo(2);
        assertThat(reasons(monday))
                .containsExactlyInAnyOrder("contact-inactive 1 true", "do-not-call 1 true", "suppressed 1 true");
        assertThat(group(monday, "contact-inactive").at("/examples/0/contactId").asString())
                .isEqualTo(inactive);
        assertThat(monday.has("next")).isFalse();

        JsonNode sunday = look(campaign, SUNDAY);

        assertThat(sunday.path("toDial").asLong()).isZero();
        JsonNode closed = group(sunday, "outside-hours");
        assertThat(closed.path("contacts").asLong()).isEqualTo(2);
        assertThat(closed.path("ends").asBoolean()).isFalse();
        assertThat(closed.path("earliest").asString()).isEqualTo("2027-01-04T08:00:00Z");
        assertThat(stats(campaign).path("pending").asLong())
                .as("nothing is changed")
                .isEqualTo(4);
    }

    @Test
    void aNumberThatNoTelephoneHasAsACallHasShownIsNotToBeDialled() {
        String refused = undialable("2026-11-02T10:00:00Z", false);
        String notFound = undialable("2027-01-01T10:00:00Z", true);
        String foundAgain = undialable("2026-12-05T08:29:59Z", true);
        String campaign = id(campaign(CONFIG));
        addContacts(campaign, List.of(refused, notFound, foundAgain, id(added(""))));

        JsonNode monday = look(campaign, OPEN);

        assertThat(monday.path("toDial").asLong())
                .as("what a network has said holds for 30 days")
                .isEqualTo(2);
        assertThat(reasons(monday)).containsExactly("undialable 2 true");
    }

    /** The contact of a number of which a network said then that there is none, or Twilio itself, which makes no call for it. */
    private String undialable(String then, boolean called) {
        JsonNode dead = added("");
        Document attempt = Attempts.ended(
                        Attempts.placed(dead.path("phoneNumber").asString()), "undialable")
                .append("endedAt", Instant.parse(then));
        if (!called) {
            attempt.remove("callSid");
        }
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
        return id(dead);
    }

    @Test
    void whoWasCalledAlreadyAsAnotherIsNotToBeDialled() {
        JsonNode again = added("");
        String campaign = id(campaign(CONFIG));
        addContacts(campaign, List.of(id(again), id(added(""))));
        Document attempt = Attempts.ended(
                        Attempts.placed(again.path("phoneNumber").asString()), "reached")
                .append("campaignId", new ObjectId(campaign))
                .append("contactId", new ObjectId());
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();

        JsonNode monday = look(campaign, OPEN);

        assertThat(monday.path("toDial").asLong()).isEqualTo(1);
        assertThat(reasons(monday)).containsExactly("number-called 1 true");
    }

    /** Somebody else has called them, or does. */
    @Test
    void whatCallsHaveUsedUpOfNumbersCountsTodayAndNotLater() {
        JsonNode often = added("");
        JsonNode inCall = added("");
        String campaign = id(campaign(anyTime("\"maxConcurrentCalls\": 1")));
        addContacts(campaign, List.of(id(often), id(inCall), id(added(""))));
        Instant first = Instant.now().minusSeconds(7_200).truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 3; i++) {
            insert(Attempts.ended(calledAt(Attempts.placed(number(often)), first.plusSeconds(60L * i)), "no-answer"));
        }
        Document live = Attempts.placed(number(inCall));
        insert(live);

        JsonNode now = look(campaign, "");

        assertThat(now.path("toDial").asLong()).isEqualTo(1);
        assertThat(reasons(now)).containsExactlyInAnyOrder("number-cap 1 false", "number-in-call 1 false");
        assertThat(group(now, "number-cap").at("/examples/0/contactId").asString())
                .isEqualTo(id(often));
        assertThat(Instant.parse(group(now, "number-cap").path("earliest").asString()))
                .isBetween(
                        first.plus(Duration.ofDays(1)),
                        first.plus(Duration.ofDays(1)).plusSeconds(30));
        JsonNode later = look(campaign, inThreeDays());
        assertThat(later.path("toDial").asLong()).isEqualTo(3);
        delete(live);
    }

    @Test
    void callerIdsThatHaveHadTheirCallsOfTheDayCountToday() {
        String callerId = "+12025550444";
        String campaign = id(campaign(anyTime("\"maxConcurrentCalls\": 1").replace("+12025550100", callerId)));
        addContacts(campaign, List.of(id(added("")), id(added(""))));
        assertThat(look(campaign, "").path("toDial").asLong()).isEqualTo(2);
        List<Document> calls = IntStream.range(0, dial.callsPerCallerId())
                .mapToObj(i -> Attempts.ended(Attempts.placed(newNumber()).append("from", callerId), "reached"))
                .toList();
        Mono.from(database.getCollection("dialAttempts").insertMany(calls)).block();

        JsonNode now = look(campaign, "");

        assertThat(now.path("toDial").asLong()).isZero();
        assertThat(reasons(now)).containsExactly("caller-ids-used-up 2 false");
        assertThat(look(campaign, inThreeDays()).path("toDial").asLong()).isEqualTo(2);
    }

    @Test
    void moneyThatIsSpentOrReservedCountsToday() {
        String campaign = id(campaign(anyTime("\"caps\": {\"perCall\": 0.4, \"perDay\": 1, \"perCampaign\": 5}")));
        addContacts(campaign, List.of(id(added(""))));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Mono.from(database.getCollection("campaignSpend")
                        .insertOne(new Document("_id", campaign + ":" + today)
                                .append("campaignId", new ObjectId(campaign))
                                .append("day", today)
                                .append("reserved", new Decimal128(new BigDecimal("0.4")))
                                .append("settled", new Decimal128(new BigDecimal("0.3")))
                                .append("createdAt", Instant.now())
                                .append("updatedAt", Instant.now())
                                .append("version", 1L)))
                .block();

        assertThat(reasons(look(campaign, ""))).containsExactly("spend-cap-day 1 false");
        assertThat(look(campaign, inThreeDays()).path("toDial").asLong()).isEqualTo(1);
    }

    private static String inThreeDays() {
        return "?at=" + Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String anyTime(String config) {
        return """
                "elevenLabs": {"agentId": "agent_1"},
                "config": {"callerIds": ["+12025550100"], %s, "schedule": %s}""".formatted(config, alwaysOpen());
    }

    private static Document calledAt(Document attempt, Instant then) {
        return attempt.append("requestedAt", then).append("createdAt", then);
    }

    private static String number(JsonNode contact) {
        return contact.path("phoneNumber").asString();
    }

    private void insert(Document attempt) {
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
    }

    private void delete(Document attempt) {
        Mono.from(database.getCollection("dialAttempts").deleteOne(new Document("_id", attempt.getString("_id"))))
                .block();
    }

    @Test
    void manyAreLookedAtInBoundedSteps() {
        String campaign = id(campaign(CONFIG));
        contacts(30, newWord()).stream().map(List::of).forEach(one -> addContacts(campaign, one));

        JsonNode first = look(campaign, OPEN);
        JsonNode rest = look(campaign, OPEN + "&cursor=" + first.path("next").asString());

        assertThat(first.path("toDial").asLong()).isEqualTo(25);
        assertThat(rest.path("toDial").asLong()).isEqualTo(5);
        assertThat(rest.has("next")).isFalse();
        assertThat(get(
                                path(campaign) + "/pre-flight" + SUNDAY + "&cursor="
                                        + first.path("next").asString(),
                                Role.VIEWER)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoMayNotSeeNumbersSeesNone() {
        JsonNode contact = added("\"status\": \"inactive\"");
        String number = contact.path("phoneNumber").asString();
        String campaign = id(campaign(CONFIG));
        addContacts(campaign, List.of(id(contact)));

        assertThat(get(path(campaign) + "/pre-flight" + OPEN, Role.VIEWER).body())
                .contains(id(contact))
                .doesNotContain(number);
        assertThat(get(path(campaign) + "/pre-flight" + OPEN, Role.OPERATOR).body())
                .contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?at=soon", "?cursor=x", "?when=now"})
    void aMistakeIsNamed(String query) {
        HttpResponse<String> answer = get(path(id(campaign(CONFIG))) + "/pre-flight" + query, Role.VIEWER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly(query.substring(1, query.indexOf('=')));
    }

    @Test
    void aCampaignThatThereIsNotIsA404() {
        assertThat(get(path("0".repeat(24)) + "/pre-flight", Role.VIEWER).statusCode())
                .isEqualTo(404);
    }

    private JsonNode look(String campaign, String query) {
        HttpResponse<String> answer = get(path(campaign) + "/pre-flight" + query, Role.OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static List<String> reasons(JsonNode look) {
        return look.path("skipped")
                .valueStream()
                .map(group -> group.path("reason").asString() + " "
                        + group.path("contacts").asLong() + " "
                        + group.path("ends").asBoolean())
                .toList();
    }

    private static JsonNode group(JsonNode look, String reason) {
        return look.path("skipped")
                .valueStream()
                .filter(group -> group.path("reason").asString().equals(reason))
                .findFirst()
                .orElseThrow();
    }
}
