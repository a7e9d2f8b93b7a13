package dev.ringway.starter.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestPaceTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final RequestPace pace = new RequestPace(10, 3, now::get);

    @Test
    void aBurstGoesAtOnceAndTheRestAtTheRate() {
        assertThat(wait(5)).isEqualTo(Duration.ofMillis(200));
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(wait(3)).isZero();
        assertThat(wait(1)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aTurnThatComesTooLateIsNotUsedUp() {
        wait(3);
        assertThat(pace.turn(Duration.ofMillis(99))).isEmpty();
        assertThat(wait(1)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aPauseHoldsForAllAndDoublesWithoutAWordForHowLong() {
        pace.refused(Optional.empty());
        assertThat(pace.untilOpen()).isEqualTo(Duration.ofSeconds(1));
        pace.refused(Optional.empty());
        assertThat(pace.untilOpen()).isEqualTo(Duration.ofSeconds(2));
        pace.refused(Optional.of(Duration.ofSeconds(7)));
        assertThat(pace.turn(Duration.ofSeconds(6))).isEmpty();
        assertThat(wait(1)).isEqualTo(Duration.ofSeconds(7));
        pace.refused(Optional.of(Duration.ofDays(1)));
        assertThat(pace.untilOpen()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void afterAPauseThereIsNoSecondBurst() {
        pace.refused(Optional.of(Duration.ofSeconds(1)));
        assertThat(wait(4)).isEqualTo(Duration.ofMillis(1100));
    }

    /** Of the last of so many turns. */
    private Duration wait(int turns) {
        Duration last = Duration.ZERO;
        for (int turn = 0; turn < turns; turn++) {
            last = pace.turn(LONG).orElseThrow();
        }
        return last;
    }
}
