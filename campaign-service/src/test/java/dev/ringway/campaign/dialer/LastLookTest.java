package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.AttemptsOfTests;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.store.AttemptReservations.Request;
import dev.ringway.starter.test.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LastLookTest {

    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock();
    private final List<String> looks = new ArrayList<>();

    @Test
    void whatIsFoundOutAtOnceIsNotLookedAtAgain() {
        LastLook look = look(List.of(FRESH.minusMillis(100)), _ -> Optional.empty());

        assertThat(look.getAsBoolean()).isTrue();
        assertThat(looks).containsExactly("first");
        assertThat(look.attempt().version()).isEqualTo(2);
    }

    @Test
    void whatTookLongIsLookedAtAgainUntilItIsOfThisMoment() {
        LastLook look =
                look(List.of(FRESH.plusMillis(300), FRESH.plusSeconds(1), Duration.ZERO), _ -> Optional.empty());

        assertThat(look.getAsBoolean()).isTrue();
        assertThat(look.isLate()).isFalse();
        assertThat(looks).containsExactly("first", "again", "again");
    }

    @Test
    void aNoThatIsFoundInTheSecondLookIsANo() {
        Decision.No paused = new Decision.No(Reason.CAMPAIGN_NOT_ACTIVE, Optional.empty(), false);
        LastLook look = look(
                List.of(FRESH.plusMillis(300), FRESH.plusMillis(300)),
                how -> how.equals("again") ? Optional.of(new Request.Refused(paused)) : Optional.empty());

        assertThat(look.getAsBoolean()).isFalse();
        assertThat(look.isLate()).isFalse();
        assertThat(look.seen()).contains(new Request.Refused(paused));
        assertThat(look.attempt().version()).isEqualTo(2);
    }

    @Test
    void patienceEnds() {
        Duration slow = Duration.ofSeconds(2);
        LastLook look = look(List.of(slow, slow, slow, slow, slow), _ -> Optional.empty());

        assertThat(look.getAsBoolean()).isFalse();
        assertThat(look.isLate()).isTrue();
        assertThat(looks).containsExactly("first", "again", "again");
    }

    private LastLook look(List<Duration> took, Function<String, Optional<Request>> refusal) {
        Iterator<Duration> times = took.iterator();
        return new LastLook(
                AttemptsOfTests.reserved(MachineDetection.OFF, BigDecimal.ZERO, clock.instant()),
                attempt -> taken("first", times.next(), refusal, attempt.requested(clock.instant(), clock.instant())),
                attempt -> taken("again", times.next(), refusal, attempt),
                new LastLook.Limits(FRESH, PATIENCE),
                clock);
    }

    private Request taken(String how, Duration took, Function<String, Optional<Request>> refusal, DialAttempt attempt) {
        looks.add(how);
        Instant decided = clock.instant();
        clock.advance(took);
        return refusal.apply(how).orElseGet(() -> new Request.Go(attempt, decided));
    }
}
