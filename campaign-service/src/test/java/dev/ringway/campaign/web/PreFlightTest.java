package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What would become of contacts. One look concerns 25. */
class PreFlightTest extends Campaigns {

    private static final String OPEN = "?at=2027-01-04T08:30:00Z";
    private static final String SUNDAY = "?at=2027-01-03T10:00:00Z";
    private static final String CONFIG = READY.replace(
            "\"timeZone\": \"Europe/Vienna\"", "\"timeZone\": \"Europe/Vienna\", \"useContactTimeZone\": false");

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
        assertThat(reasons(monday)).containsExactlyInAnyOrder("undialable 1 true", "undialable 1 false");
        assertThat(monday.path("skipped")
                        .valueStream()
                        .filter(group -> !group.path("ends").asBoolean()))
                .singleElement()
                .satisfies(
                        group -> assertThat(group.path("earliest").asString()).isEqualTo("2027-01-31T10:00:00Z"));
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
