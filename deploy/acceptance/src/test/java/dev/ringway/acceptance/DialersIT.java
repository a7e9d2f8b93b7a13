package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several dialers at a time: what {@link NoDoubleDialProof}, {@link PauseProof} and {@link DialRatesProof} show at their full
 * size.
 */
@ExtendWith(RunningSystem.class)
class DialersIT {

    /** Apart from those whose numbers other tests call. */
    private static final int FIRST_AREA = 60;

    private static final int KILLS = 3;

    /** Who come into a campaign while it calls. */
    private static final int OTHERS = 2_000;

    /** For each of five campaigns. */
    private static final int CONTACTS = 30;

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
        PausedCampaign.Result result = new PausedCampaign(
                        system, FictionalNumbers.ofAreas(FIRST_AREA + 2, 2), OTHERS, PausedCampaign.CALLS_PER_SECOND)
                .run();

        assertThat(result.whilePaused()).isZero();
        assertThat(result.restarted()).isEqualTo("paused");
        assertThat(result.contacts()).containsOnly(200);
        assertThat(result.uploaded()).isEqualTo(OTHERS);
        assertThat(result.turns()).as("turns while others come in").isPositive();
        assertThat(result.closest()).isGreaterThanOrEqualTo(result.interval());
        assertThat(result.calledTwice()).isEmpty();
        assertThat(result.callsOfOther()).isPositive();
        assertThat(result.changedByOther()).isZero();
    }

    @Test
    void noRateIsExceededByThreeAndNoPlaceIsLost() {
        PacedCampaigns.Result result = new PacedCampaigns(
                        system,
                        campaign -> FictionalNumbers.ofArea(FIRST_AREA + 4 + campaign)
                                .limit(CONTACTS)
                                .toList(),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(25))
                .run();

        assertThat(result.wrong()).isEmpty();
        assertThat(result.left()).isZero();
        assertThat(result.calls()).isGreaterThanOrEqualTo(5 * CONTACTS);
        assertThat(result.kills()).isPositive();
    }
}
