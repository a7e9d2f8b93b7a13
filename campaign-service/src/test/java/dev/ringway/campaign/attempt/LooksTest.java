package dev.ringway.campaign.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dial.Decision.No;
import dev.ringway.campaign.dial.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Looks LOOKS = new Looks(Duration.ofSeconds(30), Duration.ofHours(12));

    @Test
    void nobodyWaitsForLongerThanTheLongestWaitUnlessItsOwnAttemptDemandsIt() {
        assertThat(next(Reason.OUTSIDE_HOURS, Optional.of(NOW.plusSeconds(60)))).isEqualTo(NOW.plusSeconds(60));
        assertThat(next(Reason.SUPPRESSED, Optional.of(NOW.plus(DAY)))).isEqualTo(NOW.plus(LOOKS.longest()));
        assertThat(next(Reason.NOT_DUE, Optional.of(NOW.plus(DAY)))).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void whatNobodyKnowsIsTriedSoonAndWhatOnlyPeopleChangeSeldom() {
        assertThat(next(Reason.NUMBER_IN_CALL, Optional.empty())).isEqualTo(NOW.plus(LOOKS.pause()));
        assertThat(next(Reason.CONSENT_MISSING, Optional.empty())).isEqualTo(NOW.plus(LOOKS.longest()));
        assertThat(next(Reason.ATTEMPTS_USED_UP, Optional.empty())).isEqualTo(NOW.plus(LOOKS.longest()));
    }

    private static Instant next(Reason reason, Optional<Instant> notBefore) {
        return LOOKS.next(new No(reason, notBefore, false), NOW);
    }
}
