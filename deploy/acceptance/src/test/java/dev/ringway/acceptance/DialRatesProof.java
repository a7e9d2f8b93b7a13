package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand calls of five campaigns by three dialers, at the rates and within the places that were set. */
class DialRatesProof {

    /** Each is a hundred contacts, of whom five have numbers that no call is created for. As many for each of the five campaigns. */
    private static final int AREAS = Integer.getInteger("ringway.dial-areas") / 5 * 5;

    private final RunningSystem system =
            RunningSystem.with(Map.of("SANDBOX_TIME_SCALE", "60", "SANDBOX_KEEP_CALLS", "2000"));

    @Test
    @Tag("dial-rates")
    void noRateIsExceededAndNoPlaceIsLost() {
        PacedCampaigns.Result result = new PacedCampaigns(
                        system, DialRatesProof::numbers, Duration.ofMinutes(75), Duration.ofSeconds(60))
                .run();
        new ProofReport(
                        "dial-rates",
                        "three instances drive five campaigns of " + AREAS * 100
                                + " contacts, one is killed each minute: turns"
                                + " are never closer than the rates of account, campaign and caller id allow, there are never more"
                                + " calls at one time than account and campaign may have, and no place is lost")
                .figure("calls", result.calls())
                .figure("kills", result.kills())
                .figure("turns given, by instance", result.turns())
                .figure("closest two turns, of the least that may be", result.closest())
                .figure("most creations within a second, of the rate and one", result.perSecond())
                .figure("most at one time, of what may be", result.live())
                .figure("places held at the end", result.left())
                .figure("took (s)", result.took().toSeconds())
                .figure("creations that came too close", result.crowded())
                .figure("what is wrong", result.wrong())
                .write();
        assertThat(result.wrong()).isEmpty();
        assertThat(result.crowded()).isEmpty();
        assertThat(result.left()).isZero();
        assertThat(result.kills()).isPositive();
        assertThat(result.calls()).isGreaterThanOrEqualTo(AREAS * 91);
        assertThat(result.turns().values()).allMatch(turns -> turns > 0);
    }

    private static List<String> numbers(int campaign) {
        return FictionalNumbers.ofAreas(campaign * AREAS / 5, AREAS / 5);
    }
}
