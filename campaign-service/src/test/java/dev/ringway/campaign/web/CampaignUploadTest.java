package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.contract.EventSchemas;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Files whose contacts come into a campaign. Here a batch is 10 rows. */
class CampaignUploadTest extends Imports {

    @Test
    void everyContactOfARowThatWasTakenComesIntoTheCampaignOnce() {
        String campaign = id(campaign(""));
        String there = id(added("\"name\": \"Old\""));
        String unwilling = id(added("\"status\": \"do-not-call\""));
        String already = id(added(""));
        addContacts(campaign, List.of(already));
        String number = newNumber();
        String file = "phone,name\n" + number + ",New\n" + numberOf(there) + ",Changed\n" + numberOf(unwilling) + ",\n"
                + numberOf(already) + ",Same\n" + number + ",Twice\nnone,None\n";

        JsonNode view = imported("&campaignId=" + campaign, file);

        assertThat(counts(view)).isEqualTo("6/1/0/3 invalid-phone-number=1 same-number=1");
        assertThat(inCampaign(view)).isEqualTo("3/1/1/0");
        assertThat(view.path("options").path("campaignId").asString()).isEqualTo(campaign);
        assertThat(members(campaign)).hasSize(4);
        assertThat(member(campaign, there).path("contactName").asString()).isEqualTo("Old");
        assertThat(member(campaign, unwilling).path("status").asString()).isEqualTo("suppressed");
        assertThat(member(campaign, already).path("version").asLong()).isEqualTo(1);
        assertThat(stats(campaign).path("pending").asLong()).isEqualTo(3);
        assertFiguresAreTheSums(campaign);
    }

    @Test
    void aSecondUploadChangesNothing() {
        String campaign = id(campaign(""));
        String file = file(25);
        assertThat(inCampaign(imported("&campaignId=" + campaign, file))).isEqualTo("25/0/0/0");
        String called = members(campaign).getFirst().getString("_id");
        Mono.from(database.getCollection("campaignContacts")
                        .updateOne(
                                new Document("_id", called),
                                new Document("$set", new Document("status", "retry-wait").append("attempts", 2))))
                .block();
        List<Document> before = members(campaign);
        JsonNode figures = stats(campaign);

        JsonNode again = ended(id(asked(
                Role.ADMIN,
                "&campaignId=" + campaign + "&onDuplicate=update",
                file.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                group)));

        assertThat(counts(again)).isEqualTo("25/0/0/25");
        assertThat(inCampaign(again)).isEqualTo("0/0/25/0");
        assertThat(members(campaign)).isEqualTo(before);
        assertThat(stats(campaign)).isEqualTo(figures);
    }

    @Test
    void aContactInTwoCampaignsHasAStateOfItsOwnInEach() {
        String file = file(3);
        String one = id(campaign(""));
        String other = id(campaign(""));
        imported("&campaignId=" + one, file);
        Mono.from(database.getCollection("campaignContacts")
                        .updateMany(
                                new Document("campaignId", new ObjectId(one)),
                                new Document("$set", new Document("status", "failed").append("attempts", 3))))
                .block();

        assertThat(inCampaign(imported("&campaignId=" + other, file))).isEqualTo("3/0/0/0");

        assertThat(members(one))
                .extracting(member -> member.getInteger("attempts"))
                .containsOnly(3);
        assertThat(members(other))
                .extracting(member -> member.getInteger("attempts"))
                .containsOnly(0);
        assertThat(members(other))
                .extracting(member -> member.getString("status"))
                .containsOnly("pending");
    }

    @Test
    void aDryRunTellsTheSameAndAddsNobody() {
        String campaign = id(campaign(""));
        String file = file(12) + numberOf(id(added("\"status\": \"do-not-call\""))) + "\n";

        JsonNode dry = imported("&dryRun=true&campaignId=" + campaign, file);

        assertThat(members(campaign)).isEmpty();
        assertThat(stats(campaign).path("totalContacts").asLong()).isZero();
        assertThat(inCampaign(dry))
                .isEqualTo("13/1/0/0")
                .isEqualTo(inCampaign(imported("&campaignId=" + campaign, file)));
    }

    @Test
    void aCampaignThatIsNotThereOrTakesNobodyIsToldAtOnce() {
        assertRefused("&campaignId=" + new ObjectId(), Role.ADMIN, 404, "campaign-not-found");
        assertRefused("&dryRun=true&campaignId=" + new ObjectId(), Role.ADMIN, 404, "campaign-not-found");
        assertRefused("&campaignId=x", Role.ADMIN, 400, "invalid-request");

        String stopped = ready();
        led(stopped, "start");
        assertRefused("&campaignId=" + stopped, Role.OPERATOR, 403, "forbidden");
        id(asked(Role.OPERATOR, "&dryRun=true&campaignId=" + stopped, bytes(file(1))));
        led(stopped, "stop");
        assertRefused("&campaignId=" + stopped, Role.ADMIN, 422, "campaign-takes-no-contacts");
        assertRefused("&dryRun=true&campaignId=" + stopped, Role.OPERATOR, 422, "campaign-takes-no-contacts");

        String archived = id(campaign(""));
        assertThat(lead(archived, "archive", Role.ADMIN, WHY).statusCode()).isEqualTo(200);
        assertRefused("&campaignId=" + archived, Role.ADMIN, 422, "campaign-takes-no-contacts");
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aRepetitionIsAnsweredAsBeforeWhateverBecameOfTheCampaign() {
        String campaign = ready();
        byte[] file = bytes(file(1));
        String first = id(asked(Role.ADMIN, "&campaignId=" + campaign, file));
        ended(first);
        led(campaign, "start");
        led(campaign, "stop");

        assertThat(known(asked(Role.ADMIN, "&campaignId=" + campaign, file))).isEqualTo(first);
    }

    @Test
    void whatBecameOfTheContactsInTheCampaignIsOnKafka() {
        String campaign = id(campaign(""));
        String id = imported("&campaignId=" + campaign, file(2)).path("id").asString();

        EventSchemas schemas = new EventSchemas();
        awaitRecord("imports.progress.v1", record -> {
            String text = new String(record.value(), StandardCharsets.UTF_8);
            if (id.equals(record.key())) {
                schemas.assertConforms(record.headers(), record.value());
            }
            return id.equals(record.key())
                    && text.contains("\"done\"")
                    && text.contains("\"campaignId\":\"" + campaign + "\"")
                    && text.contains("\"addedToCampaign\":2")
                    && text.contains("\"notAddedToCampaign\":0");
        });
    }

    private void assertRefused(String query, Role role, int status, String code) {
        HttpResponse<String> answer = asked(role, query, bytes(file(1)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
    }

    private void assertFiguresAreTheSums(String campaign) {
        JsonNode answer = json(post(path(campaign) + "/stats/repair", Role.ADMIN, ""));
        assertThat(answer.path("repaired").asBoolean()).as(answer.toString()).isFalse();
    }

    private List<Document> members(String campaign) {
        return all("campaignContacts", new Document("campaignId", new ObjectId(campaign)));
    }

    private String numberOf(String contact) {
        return contact(contact).path("phoneNumber").asString();
    }

    /** added/suppressed/already/notAdded */
    private static String inCampaign(JsonNode view) {
        JsonNode counts = view.path("counts");
        return counts.path("addedToCampaign") + "/" + counts.path("suppressedInCampaign") + "/"
                + counts.path("alreadyInCampaign") + "/" + counts.path("notAddedToCampaign");
    }

    private static String file(int rows) {
        StringBuilder file = new StringBuilder("phone\n");
        IntStream.range(0, rows).forEach(row -> file.append(newNumber()).append('\n'));
        return file.toString();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
