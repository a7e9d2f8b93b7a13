package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.dial.Breaker.Ended;
import dev.ringway.campaign.dial.Breaker.Observed;
import dev.ringway.campaign.dial.Breaker.Signs;
import dev.ringway.campaign.dial.Breaker.Trip;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Map<AttemptOutcome, Long> NOTHING = Map.of();
    private static final Breaker BREAKER = new Breaker(
            new BreakerRule(new BigDecimal("30"), Duration.ofMinutes(10), 10),
            new Signs(new BigDecimal("0.25"), 20, Duration.ofMinutes(2), 3));

    @Test
    void aShareOfFailuresTripsIt() {
        assertThat(check(Map.of(AttemptOutcome.FAILED, 3L, AttemptOutcome.REACHED, 7L), NOTHING))
                .contains(Trip.FAILURE_RATE);
        assertThat(check(Map.of(AttemptOutcome.FAILED, 3L, AttemptOutcome.REACHED, 8L), NOTHING))
                .isEmpty();
    }

    @Test
    void fewCallsTellNothingAndOldOnesNeither() {
        assertThat(check(Map.of(AttemptOutcome.FAILED, 9L), NOTHING)).isEmpty();
        assertThat(check(Map.of(AttemptOutcome.FAILED, 10L), NOTHING)).contains(Trip.FAILURE_RATE);
        assertThat(check(NOTHING, Map.of(AttemptOutcome.FAILED, 10L))).isEmpty();
        assertThat(check(NOTHING, NOTHING)).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsNoFailureAndWhatWasNoAttemptIsNoCall() {
        assertThat(check(Map.of(AttemptOutcome.BUSY, 20L, AttemptOutcome.NO_ANSWER, 20L), NOTHING))
                .isEmpty();
        assertThat(check(
                        Map.of(
                                AttemptOutcome.FAILED, 3L,
                                AttemptOutcome.NOT_PROCESSED, 20L,
                                AttemptOutcome.ACCOUNT_AT_FAULT, 20L,
                                AttemptOutcome.UNKNOWN, 20L),
                        NOTHING))
                .isEmpty();
    }

    @Test
    void anAnswerRateThatCollapsesTripsIt() {
        Map<AttemptOutcome, Long> before = Map.of(AttemptOutcome.REACHED, 10L, AttemptOutcome.BUSY, 10L);

        assertThat(check(Map.of(AttemptOutcome.NO_ANSWER, 9L, AttemptOutcome.REACHED, 1L), before))
                .contains(Trip.ANSWER_RATE_COLLAPSE);
        assertThat(check(Map.of(AttemptOutcome.VOICEMAIL, 7L, AttemptOutcome.REACHED, 1L), before))
                .as("fewer than ten")
                .isEmpty();
        assertThat(check(Map.of(AttemptOutcome.VOICEMAIL, 14L, AttemptOutcome.REACHED, 2L), before))
                .as("a quarter of the rate before is no collapse yet")
                .isEmpty();
        assertThat(check(Map.of(AttemptOutcome.NO_ANSWER, 10L), Map.of(AttemptOutcome.REACHED, 19L)))
                .as("19 calls before are too few to compare with")
                .isEmpty();
        assertThat(check(Map.of(AttemptOutcome.NO_ANSWER, 10L), Map.of(AttemptOutcome.BUSY, 20L)))
                .as("nobody answered before")
                .isEmpty();
    }

    @Test
    void whatWasBeforeIsAskedForOnlyWhereItMatters() {
        Observed answered = new Observed(
                Ended.of(Map.of(AttemptOutcome.REACHED, 3L, AttemptOutcome.BUSY, 9L)),
                () -> {
                    throw new AssertionError("no rate before makes a quarter a collapse");
                },
                List.of(),
                Optional.of(NOW));

        assertThat(BREAKER.check(answered, NOW)).isEmpty();
    }

    @Test
    void eachSignIsShownByCallsThatTellOfIt() {
        assertThat(Trip.FAILURE_RATE.shownBy())
                .contains(AttemptOutcome.FAILED, AttemptOutcome.UNRESOLVED)
                .doesNotContain(AttemptOutcome.BUSY);
        assertThat(Trip.ANSWER_RATE_COLLAPSE.shownBy())
                .contains(AttemptOutcome.BUSY, AttemptOutcome.FAILED)
                .doesNotContain(AttemptOutcome.REACHED, AttemptOutcome.NOT_PROCESSED, AttemptOutcome.UNKNOWN);
    }

    @Test
    void callsOfWhichNothingIsHeardTripIt() {
        assertThat(silent(Optional.empty(), 121, 120, 500)).contains(Trip.WEBHOOK_SILENCE);
        assertThat(silent(Optional.of(NOW.minusSeconds(120)), 121, 120, 500)).isPresent();
        assertThat(silent(Optional.of(NOW.minusSeconds(119)), 121, 120, 500)).isEmpty();
        assertThat(silent(Optional.empty(), 121, 120, 119)).isEmpty();
    }

    private static Optional<Trip> check(Map<AttemptOutcome, Long> recent, Map<AttemptOutcome, Long> before) {
        return BREAKER.check(new Observed(Ended.of(recent), () -> Ended.of(before), List.of(), Optional.of(NOW)), NOW);
    }

    private static Optional<Trip> silent(Optional<Instant> lastHeard, int... secondsAgo) {
        List<Instant> unheard =
                IntStream.of(secondsAgo).mapToObj(NOW::minusSeconds).toList();
        Ended none = Ended.of(NOTHING);
        return BREAKER.check(new Observed(none, () -> none, unheard, lastHeard), NOW);
    }
}
