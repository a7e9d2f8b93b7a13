package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Campaigns whose calls ElevenLabs places itself, of which nothing is reported to us. */
class AgentCallsTest extends RunningDialer {

    @BeforeEach
    void number() {
        control("POST", "elevenlabs/numbers", "{\"agentPhoneNumberId\": \"phnum_1\", \"number\": \"+12025550100\"}");
    }

    @Test
    void theyAreLookedUpUntilTheyEnd() {
        List<String> people = people(List.of(1, 2, 60));
        String campaign = byElevenLabs(people);

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        List<JsonNode> dials = dials(campaign);
        assertThat(dials).hasSize(3).allSatisfy(dial -> {
            assertThat(dial.path("source").asString()).isEqualTo("elevenlabs");
            assertThat(dial.path("from").asString()).isEqualTo("+12025550100");
        });
        assertThat(people.stream()
                        .map(contact ->
                                member(campaign, contact).path("outcome").asString()))
                .containsExactly("reached", "reached", "busy");
    }

    @Test
    void aLostAnswerIsSettledAtTwilio() {
        String campaign = byElevenLabs(people(List.of(3)));
        control("POST", "elevenlabs/outbound", "{\"answer\": \"disconnect\", \"count\": 1}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(1);
        assertThat(stats(campaign).path("completed").asInt()).isEqualTo(1);
    }

    @Test
    void anAgentThatIsNotThereCallsNobodyAndPausesTheCampaign() {
        String campaign = byElevenLabs(people(IntStream.range(0, 3).boxed().toList()));
        control("POST", "elevenlabs/outbound", "{\"answer\": \"error\", \"status\": 404, \"count\": 100}");

        led(campaign, "start");

        awaitStatus(campaign, "paused");
        assertThat(seen(campaign).path("statusReason").asString()).contains("ElevenLabs answered HTTP 404");
        assertThat(dials(campaign)).isEmpty();
    }

    @Test
    void whoIsToldThatItCouldNotBePlacedIsSettledAtTwilioAndTheCampaignPausesWithWhatWasSaid() {
        List<String> people = people(List.of(1, 2));
        String campaign = byElevenLabs(people);
        control("POST", "elevenlabs/outbound", "{\"answer\": \"unsuccessful\", \"count\": 1}");

        led(campaign, "start");

        awaitStatus(campaign, "paused");
        assertThat(seen(campaign).path("statusReason").asString())
                .isEqualTo("provider: ElevenLabs did not place the call: The call could not be placed");
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(stats(campaign).path("inProgress").asInt()).isZero());
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .filteredOn(attempt -> attempt.getBoolean("counts"))
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.getString("outcome")).isEqualTo("unresolved");
                    assertThat(attempt.getString("reason")).contains("The call could not be placed; no call was found");
                });

        led(campaign, "resume");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(1);
        assertThat(people.stream()
                        .map(contact ->
                                member(campaign, contact).path("outcome").asString()))
                .containsExactlyInAnyOrder("unresolved", "reached");
    }

    @Test
    void aCallThatThereIsInSpiteOfThatIsFoundAndItsContactNotCalledAgain() {
        List<String> people = people(List.of(1));
        String campaign = byElevenLabs(people);
        control("POST", "elevenlabs/outbound", "{\"answer\": \"unsuccessful-after\", \"count\": 1}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(1);
        assertThat(member(campaign, people.getFirst()).path("outcome").asString())
                .isEqualTo("reached");
        assertThat(json(get(path(campaign) + "/transitions", Role.ADMIN))
                        .path("items")
                        .valueStream()
                        .map(step -> step.path("action").asString()))
                .containsExactly("complete", "pause", "start");
    }

    @Test
    void afterAPauseElevenLabsIsAskedForNoCallHoweverManyCampaignsAreCalling() {
        for (int number = 2; number <= 5; number++) {
            control(
                    "POST",
                    "elevenlabs/numbers",
                    "{\"agentPhoneNumberId\": \"phnum_%1$d\", \"number\": \"+1202555010%1$d\"}".formatted(number));
        }
        List<String> people = people(IntStream.range(0, 60).boxed().toList());
        List<String> campaigns = IntStream.range(0, 4)
                .mapToObj(part -> byElevenLabs(
                        people.subList(15 * part, 15 * part + 15), "phnum_" + (part + 2), "+1202555010" + (part + 2)))
                .toList();
        campaigns.forEach(campaign -> led(campaign, "start"));
        await().atMost(LIMIT)
                .until(() ->
                        campaigns.stream().allMatch(campaign -> dials(campaign).size() >= 2));

        for (String campaign : campaigns) {
            led(campaign, "pause");
            Instant answered = Instant.now();
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(stats(campaign).path("inProgress").asInt())
                                    .isZero());
            assertThat(dials(campaign))
                    .hasSizeLessThan(15)
                    .allSatisfy(dial -> assertThat(
                                    Instant.parse(dial.path("createdAt").asString()))
                            .isBefore(answered.plusSeconds(1)));
        }
    }

    @Test
    void aBodyThatDoesNotFitOneContactIsThatContactsAlone() {
        List<String> people = people(List.of(1, 2));
        String campaign = byElevenLabs(people);
        control("POST", "elevenlabs/outbound", "{\"answer\": \"error\", \"status\": 422, \"count\": 1}");

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(people.stream()
                        .map(contact ->
                                member(campaign, contact).path("outcome").asString()))
                .containsExactlyInAnyOrder("refused", "reached");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425})
    void whereNobodyKnowsWhetherItHasPlacedTheCallNobodyIsCalledAgain(int status) {
        List<String> people = people(List.of(1));
        String campaign = byElevenLabs(people);
        control(
                "POST",
                "elevenlabs/outbound",
                "{\"answer\": \"error-after\", \"status\": %d, \"count\": 1}".formatted(status));

        led(campaign, "start");

        awaitStatus(campaign, "completed");
        assertThat(dials(campaign)).hasSize(1);
        assertThat(member(campaign, people.getFirst()).path("outcome").asString())
                .isEqualTo("reached");
    }

    @Test
    void whatItCannotKeepIsRefusedWithTheReason() {
        HttpResponse<String> answer = post(CAMPAIGNS, Role.OPERATOR, """
            {"name": "Renewals", "elevenLabs": {"agentId": "agent_1", "phoneNumberId": "phnum_1"},
             "config": {"callerIds": ["+12025550100", "+12025550101"], "callsPerSecond": 2, "record": true,
               "liveTranscript": true, "amd": {"mode": "enable", "onMachine": "hangup"}}}\
            """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "config.amd.mode",
                        "config.record",
                        "config.liveTranscript",
                        "config.callerIds",
                        "config.callsPerSecond");
    }

    private String byElevenLabs(List<String> people) {
        return byElevenLabs(people, "phnum_1", "+12025550100");
    }

    private String byElevenLabs(List<String> people, String phoneNumberId, String callerId) {
        String campaign = id(campaign("""
            "elevenLabs": {"agentId": "agent_1", "phoneNumberId": "%s", "firstMessage": "Good day."},
            "config": {"callerIds": ["%s"], "maxConcurrentCalls": 20, "callsPerSecond": 1,
              "schedule": %s}\
            """.formatted(phoneNumberId, callerId, alwaysOpen())));
        addContacts(campaign, people);
        return campaign;
    }
}
