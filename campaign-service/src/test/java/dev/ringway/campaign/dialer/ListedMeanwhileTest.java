package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.CallReport.Result;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Numbers that come on a list while they are called, or wait for their turn: only what holds for good ends a contact. */
class ListedMeanwhileTest extends WatchedAttempts {

    private static final Pauses PAUSES = new Pauses(LEASE, LOOKS);

    private String contact = "";
    private String number = "";

    @BeforeEach
    void somebody() {
        JsonNode added = added("");
        contact = id(added);
        number = added.path("phoneNumber").asString();
    }

    @Test
    void whoseTurnDidNotComeWaitsUntilTheEntryEnds() {
        String campaign = active();
        DialAttempt attempt = ((Reservation.Reserved) reserve(campaign, contact)).attempt();
        Instant end = inAnHour();
        listed("manual", Optional.of(end));

        settlement.givenBack(attempt.id(), "its turn did not come", PAUSES);

        assertThat(standing(campaign)).isEqualTo("pending");
        assertThat(((Reservation.Refused) reserve(campaign, contact)).why())
                .isEqualTo(new Decision.No(Reason.SUPPRESSED, Optional.of(end), false));
    }

    @Test
    void whoWasNotReachedIsCalledAgainAfterIt() {
        String campaign = active();
        DialAttempt attempt = requested(campaign, contact);
        listed("wrong-number", Optional.of(inAnHour()));

        settlement.heard(attempt.id(), busy(), PAUSES);

        assertThat(standing(campaign)).isEqualTo("retry-wait");
    }

    @Test
    void whatIsWrongWithANumberIsNothingToWhoHasAnotherByNow() {
        String campaign = active();
        DialAttempt attempt = requested(campaign, contact);
        listed("wrong-number", Optional.empty());
        corrected();

        settlement.heard(attempt.id(), busy(), PAUSES);

        assertThat(standing(campaign)).isEqualTo("retry-wait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-number", "manual", "complaint"})
    void whatHoldsForGoodIsTheEnd(String reason) {
        String campaign = active();
        DialAttempt attempt = requested(campaign, contact);
        listed(reason, Optional.empty());

        settlement.heard(attempt.id(), busy(), PAUSES);

        assertThat(standing(campaign)).isEqualTo("suppressed");
        assertThat(member(campaign, contact).at("/lastDecision/reason").asString())
                .isEqualTo("suppressed");
    }

    @Test
    void whatAPersonSaysFollowsItToAnotherNumber() {
        String campaign = active();
        DialAttempt attempt = requested(campaign, contact);
        listed("complaint", Optional.empty());
        corrected();

        settlement.heard(attempt.id(), busy(), PAUSES);

        assertThat(standing(campaign)).isEqualTo("suppressed");
    }

    private String active() {
        String campaign = id(campaign("""
            "elevenLabs": {"agentId": "agent_1"},
            "config": {"callerIds": ["+12025550100"], "maxConcurrentCalls": 50, "schedule": %s,
              "retry": {"maxAttempts": 3, "perOutcome": {"busy": {"retry": true, "delays": [1]}}}}\
            """.formatted(alwaysOpen())));
        addContacts(campaign, List.of(contact));
        led(campaign, "start");
        return campaign;
    }

    private void listed(String reason, Optional<Instant> end) {
        String until = end.map(at -> ", \"expiresAt\": \"" + at + "\"").orElse("");
        HttpResponse<String> answer = post(
                "/api/v1/suppressions",
                Role.OPERATOR,
                "{\"phoneNumber\": \"%s\", \"reason\": \"%s\"%s}".formatted(number, reason, until));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void corrected() {
        HttpResponse<String> answer = patch(contact, "{\"phoneNumber\": \"" + newNumber() + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String standing(String campaign) {
        return member(campaign, contact).path("status").asString();
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
    }

    private static CallReport busy() {
        return new CallReport(
                "CA" + new ObjectId().toHexString() + "f".repeat(8),
                Optional.of(1L),
                new CallEnd("busy", Optional.empty(), Optional.empty(), Talk.ANY),
                new Result(Optional.of("busy"), Optional.empty(), Optional.empty(), Optional.of(Instant.now())));
    }
}
