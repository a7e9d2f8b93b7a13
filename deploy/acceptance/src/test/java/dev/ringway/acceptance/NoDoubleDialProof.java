package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five hundred people and two dialers, of which either is killed thirty times. */
class NoDoubleDialProof {

    private static final int KILLS = Integer.getInteger("ringway.kills");
    /** Each is a hundred contacts. */
    private static final int AREAS = Integer.getInteger("ringway.crash-areas");

    private final RunningSystem system = RunningSystem.with(Map.of("SANDBOX_TIME_SCALE", "20"));

    @Test
    @Tag("no-double-dial")
    void nobodyIsDialledTwice() {
        CrashingDialers.Result result = new CrashingDialers(
                        system,
                        FictionalNumbers.ofAreas(0, AREAS),
                        FictionalNumbers.ofArea(AREAS).toList(),
                        KILLS,
                        2,
                        41)
                .run();
        new ProofReport(
                        "no-double-dial",
                        "two instances call contacts of all fates with retries, either is killed by kill -9 at random moments,"
                                + " 5 % of the creations lose their answer: each attempt has one call at most, each call is"
                                + " counted, nobody is called twice at a time, suppressed, or outside the hours of their clock,"
                                + " every contact has its end, and the figures are the sums over the contacts")
                .figure("contacts", AREAS * 100)
                .figure("kills", KILLS)
                .figure("of these while contacts were still to be called", result.killsWhileCalling())
                .figure("attempts written down", result.attempts())
                .figure("calls that the sandbox was asked for", result.dials())
                .figure("of these by the campaign whose hours end after two minutes", result.dialsInHours())
                .figure("attempts of which nobody could find out whether there was a call", result.unresolved())
                .figure("ends of the contacts", result.outcomes())
                .figure("pauses of the campaign by itself", result.pauses())
                .figure("took (s)", result.took().toSeconds())
                .figure("what is wrong", result.wrong().size())
                .write();
        assertThat(result.wrong()).isEmpty();
        assertThat(result.killsWhileCalling()).isGreaterThan(KILLS / 2);
    }
}
