package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Single calls that wait long for their turns, since one number makes all of them. Those that still wait end with the class. */
@Import(WaitingSingleCallsTest.OneCallInTenSeconds.class)
@DirtiesContext
class WaitingSingleCallsTest extends RunningDialer {

    private static final int REQUESTS_UNDER_WAY = 12;
    private static final int SINGLE_CALLS = REQUESTS_UNDER_WAY + 8;

    @TestConfiguration(proxyBeanMethods = false)
    static class OneCallInTenSeconds {

        @Bean
        DynamicPropertyRegistrar paceOfTheNumbers() {
            return registry -> {
                registry.add("ringway.campaign.pace.caller-id-calls-per-second", () -> "0.1");
                registry.add("ringway.campaign.dialer.reservation", () -> "3m");
                registry.add("ringway.campaign.dialer.requests-under-way", () -> REQUESTS_UNDER_WAY);
                registry.add("ringway.campaign.single-calls.opens", () -> "00:00");
                registry.add("ringway.campaign.single-calls.closes", () -> "24:00");
            };
        }
    }

    @Test
    void aCampaignCallsMeanwhile() {
        List<String> waiting =
                Stream.generate(this::singleCall).limit(SINGLE_CALLS).toList();
        String campaign = id(campaign("""
            "elevenLabs": {"agentId": "agent_1"},
            "config": {"callerIds": ["+12025550163"], "schedule": %s}\
            """.formatted(alwaysOpen())));
        addContacts(campaign, people(List.of(1)));

        led(campaign, "start");

        await().atMost(LIMIT).until(() -> !dials(campaign).isEmpty());
        assertThat(waiting)
                .filteredOn(this::isReserved)
                .as("enough to have all the room that there is")
                .hasSizeGreaterThanOrEqualTo(REQUESTS_UNDER_WAY);
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .hasSize(1);
    }

    private String singleCall() {
        HttpResponse<String> answer = post(
                "/api/v1/dial-attempts",
                Role.OPERATOR,
                "{\"contactId\": \"%s\", \"agentId\": \"agent_1\", \"callerIds\": [\"+12025550164\"]}"
                        .formatted(id(added(""))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).path("id").asString();
    }

    private boolean isReserved(String attempt) {
        return stored("dialAttempts", attempt)
                .filter(found -> found.getString("state").equals("reserved"))
                .isPresent();
    }
}
