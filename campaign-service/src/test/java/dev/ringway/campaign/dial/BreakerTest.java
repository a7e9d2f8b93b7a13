package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.dial.Breaker.EndedCall;
import dev.ringway.campaign.dial.Breaker.Observed;
import dev.ringway.campaign.dial.Breaker.Signs;
import dev.ringway.campaign.dial.Breaker.Trip;
import dev.ringway.campaign.dial.Breaker.Tripped;
import dev.ringway.campaign.dial.Breaker.UnheardCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Breaker BREAKER = new Breaker(
            new BreakerRule(new BigDecimal("30"), Duration.ofMinutes(10), 10),
            new Signs(new BigDecimal("0.25"), 20, Duration.ofMinutes(2), 3));

    @Test
    void aShareOfFailuresTripsIt() {
        assertThat(check(calls(AttemptOutcome.FAILED, 3, 60), calls(AttemptOutcome.REACHED, 7, 60)))
                .contains(new Tripped(Trip.FAILURE_RATE, List.of("FAILED-60-0", "FAILED-60-1", "FAILED-60-2")));
        assertThat(check(calls(AttemptOutcome.FAILED, 3, 60), calls(AttemptOutcome.REACHED, 8, 60)))
                .isEmpty();
    }

    @Test
    void fewCallsTellNothingAndOldOnesNeither() {
        assertThat(check(calls(AttemptOutcome.FAILED, 9, 60))).isEmpty();
        assertThat(check(calls(AttemptOutcome.FAILED, 10, 600))).isEmpty();
        assertThat(check(calls(AttemptOutcome.FAILED, 10, 599)))
                .hasValueSatisfying(tripped -> assertThat(tripped.samples()).hasSize(5));
        assertThat(check()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsNoFailureAndWhatWasNoAttemptIsNoCall() {
        assertThat(check(calls(AttemptOutcome.BUSY, 20, 60), calls(AttemptOutcome.NO_ANSWER, 20, 60)))
                .isEmpty();
        assertThat(check(
                        calls(AttemptOutcome.FAILED, 3, 60),
                        calls(AttemptOutcome.NOT_PROCESSED, 20, 60),
                        calls(AttemptOutcome.ACCOUNT_AT_FAULT, 20, 60),
                        calls(AttemptOutcome.UNKNOWN, 20, 60)))
                .isEmpty();
    }

    @Test
    void anAnswerRateThatCollapsesTripsIt() {
        List<EndedCall> before = joined(calls(AttemptOutcome.REACHED, 10, 700), calls(AttemptOutcome.BUSY, 10, 700));

        assertThat(check(before, calls(AttemptOutcome.NO_ANSWER, 9, 60), calls(AttemptOutcome.REACHED, 1, 60)))
                .hasValueSatisfying(tripped -> {
                    assertThat(tripped.why()).isEqualTo(Trip.ANSWER_RATE_COLLAPSE);
                    assertThat(tripped.samples()).hasSize(5).allMatch(sid -> sid.startsWith("NO_ANSWER-60-"));
                });
        assertThat(check(before, calls(AttemptOutcome.VOICEMAIL, 7, 60), calls(AttemptOutcome.REACHED, 1, 60)))
                .as("fewer than ten")
                .isEmpty();
        assertThat(check(before, calls(AttemptOutcome.VOICEMAIL, 7, 60), calls(AttemptOutcome.REACHED, 1, 59)))
                .isEmpty();
        assertThat(check(before, calls(AttemptOutcome.NO_ANSWER, 14, 60), calls(AttemptOutcome.REACHED, 2, 60)))
                .as("a quarter of the rate before is no collapse yet")
                .isEmpty();
        assertThat(check(calls(AttemptOutcome.REACHED, 19, 700), calls(AttemptOutcome.NO_ANSWER, 10, 60)))
                .as("19 calls before are too few to compare with")
                .isEmpty();
        assertThat(check(calls(AttemptOutcome.BUSY, 20, 700), calls(AttemptOutcome.NO_ANSWER, 10, 60)))
                .as("nobody answered before")
                .isEmpty();
    }

    @Test
    void callsOfWhichNothingIsHeardTripIt() {
        List<UnheardCall> three = List.of(unheard("CA1", 121), unheard("CA2", 120), unheard("CA3", 500));

        assertThat(silent(three, Optional.empty()))
                .contains(new Tripped(Trip.WEBHOOK_SILENCE, List.of("CA2", "CA1", "CA3")));
        assertThat(silent(three, Optional.of(NOW.minusSeconds(120)))).isPresent();
        assertThat(silent(three, Optional.of(NOW.minusSeconds(119)))).isEmpty();
        assertThat(silent(List.of(three.get(0), three.get(1), unheard("CA3", 119)), Optional.empty()))
                .isEmpty();
    }

    @SafeVarargs
    private static Optional<Tripped> check(List<EndedCall>... calls) {
        List<EndedCall> all = new ArrayList<>();
        for (List<EndedCall> part : calls) {
            all.addAll(part);
        }
        return BREAKER.check(new Observed(all, List.of(), Optional.of(NOW)), NOW);
    }

    private static Optional<Tripped> silent(List<UnheardCall> unheard, Optional<Instant> lastHeard) {
        return BREAKER.check(new Observed(List.of(), unheard, lastHeard), NOW);
    }

    private static UnheardCall unheard(String sid, int secondsAgo) {
        return new UnheardCall(sid, NOW.minusSeconds(secondsAgo));
    }

    private static List<EndedCall> calls(AttemptOutcome outcome, int count, int secondsAgo) {
        List<EndedCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(new EndedCall(outcome + "-" + secondsAgo + "-" + i, NOW.minusSeconds(secondsAgo), outcome));
        }
        return calls;
    }

    private static List<EndedCall> joined(List<EndedCall> one, List<EndedCall> other) {
        List<EndedCall> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
