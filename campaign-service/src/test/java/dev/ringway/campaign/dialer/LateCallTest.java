package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.CallReport.Result;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.starter.security.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Calls that turn up when their attempts were over already, as one does that has waited in Twilio's queue. */
class LateCallTest extends WatchedAttempts {

    private static final Pauses PAUSES = new Pauses(LEASE, LOOKS);

    private final String sid = "CA" + new ObjectId().toHexString() + "f".repeat(8);

    @ParameterizedTest
    @ValueSource(strings = {"unresolved", "refused", "not-processed"})
    void theContactIsInItAndTheFiguresAreTheSums(String said) {
        String contact = contacts(1, newWord()).getFirst();
        String campaign = calling("+12025550100", List.of(contact));
        DialAttempt attempt = requested(campaign, contact);
        end(attempt, said);

        heard(attempt, 1, "initiated", Result.NONE);
        heard(attempt, 2, "ringing", Result.NONE);
        assertThat(member(campaign, contact).path("status").asString()).isEqualTo("calling");
        assertThat(stats(campaign).path("inProgress").asInt()).isEqualTo(1);

        heard(
                attempt,
                3,
                "completed",
                new Result(
                        Optional.of("success"),
                        Optional.of(30L),
                        Optional.of(new BigDecimal("0.02")),
                        Optional.of(Instant.now())));
        JsonNode member = member(campaign, contact);
        assertThat(member.path("status").asString()).isEqualTo("completed");
        assertThat(member.path("outcome").asString()).isEqualTo("success");
        assertThat(member.path("attempts").asInt()).isEqualTo(1);
        JsonNode stats = stats(campaign);
        assertThat(stats.path("completed").asInt()).isEqualTo(1);
        assertThat(stats.path("failed").asInt()).isZero();
        assertThat(stats.path("answered").asInt()).isEqualTo(1);
        assertThat(stats.path("inProgress").asInt()).isZero();
        JsonNode repair = json(post(path(campaign) + "/stats/repair", Role.ADMIN, ""));
        assertThat(repair.path("repaired").isBoolean()).isTrue();
        assertThat(repair.path("repaired").asBoolean()).as(repair.toString()).isFalse();
    }

    private void end(DialAttempt attempt, String said) {
        switch (said) {
            case "unresolved" -> {
                settlement.unknown(attempt.id(), "no answer", LEASE);
                settlement.unresolved(attempt.id(), "no call was found", PAUSES);
            }
            case "refused" -> settlement.refused(attempt.id(), AttemptOutcome.REFUSED, "HTTP 400", PAUSES);
            default -> settlement.refused(attempt.id(), AttemptOutcome.NOT_PROCESSED, "HTTP 429", PAUSES);
        }
    }

    private void heard(DialAttempt attempt, long version, String status, Result result) {
        settlement.heard(
                attempt.id(),
                new CallReport(
                        sid,
                        Optional.of(version),
                        new CallEnd(status, Optional.empty(), Optional.empty(), Talk.ANY),
                        result),
                PAUSES);
    }
}
