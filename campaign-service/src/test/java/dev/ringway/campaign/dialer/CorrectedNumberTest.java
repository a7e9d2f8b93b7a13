package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.CallReport.Result;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who turns out to be somebody whom the campaign has called already, by a correction of the number. Nobody drives campaigns here. */
class CorrectedNumberTest extends WatchedAttempts {

    private static final Pauses PAUSES = new Pauses(LEASE, LOOKS);

    private final String number = newNumber();
    private final String mistyped = newNumber();
    private String called = "";
    private String other = "";
    private String campaign = "";

    @BeforeEach
    void bothInOneCampaign() {
        called = withNumber(number);
        other = withNumber(mistyped);
        campaign = id(campaign("""
            "elevenLabs": {"agentId": "agent_1"},
            "config": {"callerIds": ["+12025550100"], "maxConcurrentCalls": 50, "schedule": %s,
              "retry": {"maxAttempts": 3, "perOutcome": {"busy": {"retry": true, "delays": [0]}}}}\
            """.formatted(alwaysOpen())));
        addContacts(campaign, List.of(called, other));
        led(campaign, "start");
    }

    @ParameterizedTest
    @CsvSource({"completed", "busy"})
    void whoWaitsIsNotCalledOnTheNumberThatWasCalled(String how) {
        settlement.heard(requested(campaign, called).id(), ended(how), PAUSES);
        becomesTheCalledOne();

        assertThat(reserve(campaign, other)).isNotInstanceOf(Reservation.Reserved.class);

        await().atMost(LIMIT).until(() -> status(other).equals("suppressed"));
        assertThat(reason(other)).isEqualTo("number-called");
        assertThat(member(campaign, other).has("nextAttempt")).isFalse();
        assertThat(reserve(campaign, other)).isInstanceOf(Reservation.Gone.class);
        assertFiguresAreTheSums();
    }

    @Test
    void whoIsInACallMeanwhileIsNotCalledAgain() {
        settlement.heard(requested(campaign, called).id(), ended("completed"), PAUSES);
        DialAttempt attempt = requested(campaign, other);
        becomesTheCalledOne();

        settlement.heard(attempt.id(), ended("busy"), PAUSES);

        assertThat(status(other)).isEqualTo("suppressed");
        assertThat(reason(other)).isEqualTo("number-called");
        assertThat(member(campaign, other).path("attempts").asInt()).isEqualTo(1);
        assertFiguresAreTheSums();
    }

    @Test
    void whatCameOfThatCallStands() {
        settlement.heard(requested(campaign, called).id(), ended("busy"), PAUSES);
        DialAttempt attempt = requested(campaign, other);
        becomesTheCalledOne();

        settlement.heard(attempt.id(), ended("completed"), PAUSES);

        assertThat(status(other)).isEqualTo("completed");
    }

    /** Its turn has not come, and on the new number it would be another call. */
    @Test
    void whoIsAboutToBeCalledIsGivenBackAndNotCalledEither() {
        settlement.heard(requested(campaign, called).id(), ended("completed"), PAUSES);
        DialAttempt attempt = ((Reservation.Reserved) reserve(campaign, other)).attempt();
        becomesTheCalledOne();

        settlement.givenBack(attempt.id(), "its turn did not come", PAUSES);

        assertThat(reserve(campaign, other)).isNotInstanceOf(Reservation.Reserved.class);
        assertThat(status(other)).isEqualTo("suppressed");
        assertThat(reason(other)).isEqualTo("number-called");
    }

    @Test
    void whoHasTheOwnNumberBackIsCalledAgain() {
        settlement.heard(requested(campaign, other).id(), ended("busy"), PAUSES);
        corrected(newNumber());
        corrected(mistyped);

        assertThat(reserve(campaign, other)).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void anotherCampaignThatHasNotCalledTheNumberCallsIt() {
        settlement.heard(requested(campaign, called).id(), ended("busy"), PAUSES);
        String elsewhere = calling("+12025550100", List.of(other));
        becomesTheCalledOne();

        assertThat(reserve(elsewhere, other)).isInstanceOf(Reservation.Reserved.class);
    }

    /** The operator sees that they are one person. */
    private void becomesTheCalledOne() {
        String tag = get(CONTACTS + "/" + called, Role.ADMIN)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(send("DELETE", CONTACTS + "/" + called, Role.ADMIN, "", "If-Match", tag)
                        .statusCode())
                .isEqualTo(204);
        corrected(number);
    }

    private void corrected(String to) {
        HttpResponse<String> answer = patch(other, "{\"phoneNumber\": \"" + to + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String withNumber(String phoneNumber) {
        JsonNode contact = json(post(CONTACTS, Role.OPERATOR, "{\"phoneNumber\": \"" + phoneNumber + "\"}"));
        return id(contact);
    }

    private String status(String contact) {
        return member(campaign, contact).path("status").asString();
    }

    private String reason(String contact) {
        return member(campaign, contact).at("/lastDecision/reason").asString();
    }

    private void assertFiguresAreTheSums() {
        JsonNode repair = json(post(path(campaign) + "/stats/repair", Role.ADMIN, ""));
        assertThat(repair.path("repaired").asBoolean()).as(repair.toString()).isFalse();
    }

    private static CallReport ended(String status) {
        return new CallReport(
                "CA" + new ObjectId().toHexString() + "f".repeat(8),
                Optional.of(1L),
                new CallEnd(status, Optional.empty(), Optional.empty(), Talk.ANY),
                new Result(Optional.of(status), Optional.empty(), Optional.empty(), Optional.of(Instant.now())));
    }
}
