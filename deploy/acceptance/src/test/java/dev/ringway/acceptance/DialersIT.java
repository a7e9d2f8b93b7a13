package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several dialers at a time: what {@link NoDoubleDialProof} and {@link PauseProof} show at their full size. */
@ExtendWith(RunningSystem.class)
class DialersIT {

    /** Apart from those whose numbers other tests call. */
    private static final int FIRST_AREA = 60;

    private static final int KILLS = 3;

    private final RunningSystem system = RunningSystem.get();

    /** The others need the system's own. */
    @AfterEach
    void one() {
        system.ringway("restart", CampaignInstances.SERVICE);
    }

    @Test
    void nobodyIsDialledTwiceWhileEitherOfTwoIsKilled() {
        CrashingDialers.Result result = new CrashingDialers(
                        system,
                        FictionalNumbers.ofAreas(FIRST_AREA, 1),
                        FictionalNumbers.ofArea(FIRST_AREA + 1).toList(),
                        KILLS,
                        4,
                        41)
                .run();

        assertThat(result.wrong()).isEmpty();
        assertThat(result.dials()).isGreaterThan(90);
        assertThat(result.killsWhileCalling()).isPositive();
    }

    @Test
    void aPauseIsKeptWhileBothAreKilled() {
        PausedCampaign.Result result = new PausedCampaign(system, FictionalNumbers.ofAreas(FIRST_AREA + 2, 1)).run();

        assertThat(result.whilePaused()).isZero();
        assertThat(result.restarted()).isEqualTo("paused");
        assertThat(result.contacts()).containsOnly(100);
        assertThat(result.closest()).isGreaterThanOrEqualTo(result.interval());
        assertThat(result.calledTwice()).isEmpty();
        assertThat(result.callsOfOther()).isPositive();
        assertThat(result.changedByOther()).isZero();
    }
}
