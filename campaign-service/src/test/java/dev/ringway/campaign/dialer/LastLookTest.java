package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.AttemptsOfTests;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.starter.test.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastLookTest {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final LastLook.Limits LIMITS =
            new LastLook.Limits(Duration.ofMillis(500), Duration.ofMillis(750), Duration.ofSeconds(5));

    private final MovableClock clock = new MovableClock();
    private final List<String> steps = new ArrayList<>();

    @Test
    void whatIsFoundOutAtOnceIsNotLookedAtAgain() {
        LastLook look = look(new Slow(Duration.ZERO));

        assertThat(look.getAsBoolean()).isTrue();
        assertThat(look.end()).isTrue();
        assertThat(steps).containsExactly("request");
        assertThat(look.attempt().version()).isEqualTo(2);
    }

    @Test
    void whatTookLongIsLookedAtAgainInANewTurnUntilItIsOfThisMoment() {
        LastLook look = look(new Slow(SLOW, SLOW, Duration.ZERO));

        assertThat(look.getAsBoolean()).isTrue();
        assertThat(look.end()).isTrue();
        assertThat(steps).containsExactly("request", "turn", "confirm", "turn", "confirm");
    }

    @Test
    void aTurnThatIsLongAgoIsNoneThoughTheDecisionIsFresh() {
        LastLook look = look(new Slow(Duration.ZERO, Duration.ZERO));
        clock.advance(SLOW);

        assertThat(look.getAsBoolean()).isTrue();
        assertThat(steps).containsExactly("request", "turn", "confirm");
    }

    @Test
    void aNoInTheSecondLookIsANo() {
        Decision.No paused = new Decision.No(Reason.CAMPAIGN_NOT_ACTIVE, Optional.empty(), false);
        LastLook look = look(new Slow(SLOW) {
            @Override
            public Request confirm(DialAttempt requested) {
                return new Request.Refused(paused);
            }
        });

        assertThat(look.getAsBoolean()).isFalse();
        assertThat(look.end()).isFalse();
        assertThat(look.seen()).contains(new Request.Refused(paused));
        assertThat(look.attempt().version()).isEqualTo(2);
    }

    @Test
    void patienceEnds() {
        LastLook look = look(new Slow(SLOW, SLOW, SLOW, SLOW));

        assertThat(look.getAsBoolean()).isFalse();
        assertThat(look.end()).isFalse();
        assertThat(steps).containsExactly("request", "turn", "confirm", "turn", "confirm");
    }

    @Test
    void whoseTurnDoesNotComeAgainIsNotAskedFor() {
        LastLook look = look(new Slow(SLOW) {
            @Override
            public boolean turnAgain(DialAttempt requested, Duration patience) {
                return false;
            }
        });

        assertThat(look.getAsBoolean()).isFalse();
        assertThat(look.end()).isFalse();
    }

    @Test
    void whatCannotBeFoundOutIsANo() {
        LastLook look = look(new Slow(SLOW) {
            @Override
            public Request confirm(DialAttempt requested) {
                throw new IllegalStateException("no primary");
            }
        });

        assertThat(look.getAsBoolean()).isFalse();
        assertThat(look.end()).isFalse();
        assertThat(look.seen()).containsInstanceOf(Request.Go.class);
    }

    @Test
    void onceItIsOverItIsANo() {
        LastLook look = look(new Slow(Duration.ZERO));

        assertThat(look.end()).isFalse();
        assertThat(look.getAsBoolean()).isFalse();
    }

    private LastLook look(Slow slow) {
        return new LastLook(
                AttemptsOfTests.reserved(MachineDetection.OFF, BigDecimal.ZERO, clock.instant()), slow, LIMITS, clock);
    }

    /** Each look takes as long as is said. */
    private class Slow implements LastLook.Steps {

        private final Iterator<Duration> took;

        Slow(Duration... took) {
            this.took = List.of(took).iterator();
        }

        @Override
        public Request request(DialAttempt reserved) {
            return seen(
                    "request",
                    reserved.requested(
                            clock.instant(),
                            clock.instant(),
                            reserved.spending().day()));
        }

        @Override
        public boolean turnAgain(DialAttempt requested, Duration patience) {
            return steps.add("turn");
        }

        @Override
        public Request confirm(DialAttempt requested) {
            return seen("confirm", requested);
        }

        private Request seen(String step, DialAttempt attempt) {
            steps.add(step);
            Instant decided = clock.instant();
            clock.advance(took.next());
            return new Request.Go(attempt, decided);
        }
    }
}
