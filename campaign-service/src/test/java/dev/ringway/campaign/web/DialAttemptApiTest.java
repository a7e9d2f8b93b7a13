package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Dial attempts as a client of the interface sees them, and what it may ask for where nobody is called. */
class DialAttemptApiTest extends Campaigns {

    private static final String ATTEMPTS = "/api/v1/dial-attempts";
    private static final String WHOLE =
            "{\"phoneNumber\": \"%s\", \"agentId\": \"agent_1\", \"callerIds\": [\"+12025550100\"]}";

    @Test
    void anAttemptIsShownWithItsTagAndItsNumbersToWhoMaySeeThem() {
        Document attempt = inserted(Attempts.placed(newNumber()).append("contactName", "Zoe"));
        String path = ATTEMPTS + "/" + attempt.getString("_id");

        HttpResponse<String> seen = get(path, Role.OPERATOR);

        JsonNode shown = json(seen);
        assertThat(seen.headers().firstValue("ETag")).contains("\"3-n\"");
        assertThat(get(path, Role.OPERATOR, "If-None-Match", "\"3-n\"").statusCode())
                .isEqualTo(304);
        assertThat(shown.path("state").asString()).isEqualTo("placed");
        assertThat(shown.path("phoneNumber").asString()).isEqualTo(attempt.getString("to"));
        assertThat(shown.path("callerId").asString()).isEqualTo("+12025550100");
        assertThat(shown.path("callSid").asString()).isEqualTo(attempt.getString("callSid"));
        assertThat(shown.has("campaignId")).isFalse();
        assertThat(shown.has("outcome")).isFalse();
        HttpResponse<String> masked = get(path, Role.VIEWER);
        assertThat(masked.statusCode()).isEqualTo(200);
        assertThat(masked.body()).doesNotContain(attempt.getString("to")).doesNotContain("+12025550100");
    }

    @Test
    void whatIsNotThereOrNoIdIsToldSo() {
        HttpResponse<String> nothing = get(ATTEMPTS + "/att_000000000000000000000000", Role.VIEWER);
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(code(nothing)).isEqualTo("dial-attempt-not-found");
        assertThat(get(ATTEMPTS + "/call-1", Role.VIEWER).statusCode()).isEqualTo(400);
    }

    @Test
    void attemptsAreFilteredAndReadPageByPageTheNewestFirst() {
        ObjectId campaign = new ObjectId();
        ObjectId contact = new ObjectId();
        String number = newNumber();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Document placed = Attempts.placed(i == 2 ? number : newNumber()).append("campaignId", campaign);
            Document attempt = i % 2 == 0 ? Attempts.ended(placed, i == 0 ? "busy" : "reached") : placed;
            ids.addFirst(inserted(i < 2 ? attempt.append("contactId", contact) : attempt)
                    .getString("_id"));
        }
        String ofCampaign = ATTEMPTS + "?campaignId=" + campaign.toHexString();

        JsonNode first = json(get(ofCampaign + "&limit=3", Role.VIEWER));
        JsonNode second =
                json(get(ofCampaign + "&limit=3&cursor=" + first.path("next").asString(), Role.VIEWER));

        assertThat(listed(first)).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(listed(second)).containsExactlyElementsOf(ids.subList(3, 5));
        assertThat(second.has("next")).isFalse();
        assertThat(found(ofCampaign + "&contactId=" + contact.toHexString())).isEqualTo(ids.subList(3, 5));
        assertThat(found(ofCampaign + "&state=placed")).containsExactly(ids.get(1), ids.get(3));
        assertThat(found(ofCampaign + "&outcome=busy&outcome=no-answer")).containsExactly(ids.get(4));
        assertThat(found(ATTEMPTS + "?phoneNumber=" + encoded(number))).containsExactly(ids.get(2));
    }

    @Test
    void whoMayNotSeeNumbersCannotAskByOne() {
        HttpResponse<String> hidden = get(ATTEMPTS + "?phoneNumber=" + encoded(newNumber()), Role.VIEWER);
        assertThat(hidden.statusCode()).isEqualTo(403);
        assertThat(code(hidden)).isEqualTo("numbers-hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "campaignId=all, campaignId",
        "contactId=7, contactId",
        "state=dialling, state",
        "outcome=happy, outcome",
        "phoneNumber=12, phoneNumber",
        "cursor=abc, cursor",
        "limit=0, limit",
        "number=1, number"
    })
    void eachMistakeInAFilterIsToldByItsName(String query, String field) {
        HttpResponse<String> refused = get(ATTEMPTS + "?" + query, Role.OPERATOR);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(fields(refused)).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"agentId\": \"agent_1\"} | contactId",
                "{\"phoneNumber\": \"12\", \"agentId\": \"agent_1\"} | phoneNumber",
                "{\"contactId\": \"7\", \"agentId\": \"agent_1\"} | contactId",
                "{\"contactId\": \"68ef6a5d1c2b3a4d5e6f7081\", \"agentId\": \"agent_1\"} | contactId",
                "{\"phoneNumber\": \"+4915112345678\"} | agentId",
                "{\"phoneNumber\": \"+4915112345678\", \"agentId\": \"\"} | agentId",
                "{\"phoneNumber\": \"+4915112345678\", \"agentId\": \"agent_1\", \"callerIds\": [\"me\"]} | callerIds",
                "{\"phoneNumber\": \"+4915112345678\", \"agentId\": \"agent_1\", \"record\": \"yes\"} | record",
                "{\"phoneNumber\": \"+4915112345678\", \"agentId\": \"agent_1\", \"amd\": {\"mode\": \"some\"}} | amd.mode",
                "{\"phoneNumber\": \"+4915112345678\", \"agentId\": \"agent_1\", \"campaignId\": \"1\"} | campaignId"
            })
    void eachMistakeInACallIsToldByItsField(String body, String field) {
        HttpResponse<String> refused = post(ATTEMPTS, Role.OPERATOR, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(fields(refused)).containsExactly(field);
    }

    @Test
    void aCallNeedsAnObjectAndAKeyThatCanBeOne() {
        assertThat(post(ATTEMPTS, Role.OPERATOR, "[]").statusCode()).isEqualTo(400);
        HttpResponse<String> key = send(
                "POST",
                ATTEMPTS,
                Role.OPERATOR,
                WHOLE.formatted(newNumber()),
                "Content-Type",
                JSON,
                "Idempotency-Key",
                "two words");
        assertThat(key.statusCode()).as(key.body()).isEqualTo(400);
    }

    @Test
    void viewersCallNobodyAndNeitherDoesAnInstanceThatIsSetSo() {
        assertThat(post(ATTEMPTS, Role.VIEWER, WHOLE.formatted(newNumber())).statusCode())
                .isEqualTo(403);
        HttpResponse<String> answer = post(ATTEMPTS, Role.OPERATOR, WHOLE.formatted(newNumber()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("calls-nobody");
    }

    private Document inserted(Document attempt) {
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
        return attempt;
    }

    private List<String> found(String path) {
        HttpResponse<String> answer = get(path, Role.OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return listed(json(answer));
    }

    private static List<String> listed(JsonNode page) {
        return page.path("items").valueStream().map(Campaigns::id).toList();
    }
}
