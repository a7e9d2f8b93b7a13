package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The campaigns that a contact is in. */
class ContactCampaignsTest extends Campaigns {

    @Test
    void eachCampaignIsToldWithWhereTheContactStandsInIt() {
        String contact = id(added("\"name\": \"Zoe\""));
        String first = id(campaign(READY));
        String second = id(campaign(READY));
        addContacts(first, List.of(contact));
        addContacts(second, List.of(contact));
        led(second, "start");

        JsonNode page = json(get(of(contact), Role.OPERATOR));

        assertThat(page.path("items")
                        .valueStream()
                        .map(item -> item.path("campaignId").asString()))
                .containsExactly(second, first);
        assertThat(page.at("/items/0/campaign/name").asString()).isEqualTo("Renewals");
        assertThat(page.at("/items/0/campaign/status").asString()).isEqualTo("active");
        assertThat(page.at("/items/1/campaign/status").asString()).isEqualTo("draft");
        assertThat(page.at("/items/0/contact/status").asString()).isEqualTo("pending");
        assertThat(page.at("/items/0/contact/phoneNumber").asString()).startsWith("+4915112");
        assertThat(json(get(of(contact), Role.VIEWER))
                        .at("/items/0/contact/phoneNumber")
                        .asString())
                .contains("•");
        led(second, "stop");
    }

    @Test
    void theyComeInPagesAndAnAnswerThatIsKnownIsNotSentAgain() {
        String contact = id(added(""));
        for (int i = 0; i < 3; i++) {
            addContacts(id(campaign("")), List.of(contact));
        }

        HttpResponse<String> answer = get(of(contact) + "?limit=2", Role.VIEWER);

        JsonNode first = json(answer);
        assertThat(first.path("items")).hasSize(2);
        JsonNode rest = json(get(
                of(contact) + "?limit=2&cursor=" + encoded(first.path("next").asString()), Role.VIEWER));
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get(of(contact) + "?limit=2", Role.VIEWER, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whoIsNoContactHasNone() {
        assertThat(code(get(of(new ObjectId().toHexString()), Role.VIEWER))).isEqualTo("contact-not-found");
        assertThat(json(get(of(id(added(""))), Role.VIEWER)).path("items")).isEmpty();
    }

    private static String of(String contact) {
        return CONTACTS + "/" + contact + "/campaigns";
    }
}
