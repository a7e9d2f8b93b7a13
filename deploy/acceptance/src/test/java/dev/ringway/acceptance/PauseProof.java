package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pause under full load, a restart while it lasts, and the same contacts once more. */
class PauseProof {

    private static final int OTHERS = 20_000;

    /** Per second; two cores make as many with and without an import beside them. */
    private static final int COMPARED = 1;

    private final RunningSystem system = RunningSystem.with(Map.of("SANDBOX_TIME_SCALE", "20"));

    @Test
    @Tag("pause")
    void aPauseIsKept() {
        PausedCampaign.Result result =
                new PausedCampaign(system, FictionalNumbers.ofAreas(0, 4), OTHERS, COMPARED).run();
        new ProofReport(
                        "pause",
                        "400 contacts at 8 calls/s by two instances: later than a second after the answer to a pause no call is"
                                + " placed, a kill -9 of both changes nothing, a second upload of the same contacts and "
                                + OTHERS
                                + " others who are not to be called does not change the rate, and a contact in two campaigns has a state of its own in each")
                .figure("calls when the pause was answered", result.before())
                .figure(
                        "the last call placed after the answer (ms)",
                        result.last().toMillis())
                .figure("calls later than a second after it, until resumed", result.whilePaused())
                .figure("status after kill -9 of both instances", result.restarted())
                .figure("contacts to call before and after the second upload", result.contacts())
                .figure("contacts that it brought in", result.uploaded())
                .figure(
                        "turns per second before it, where " + COMPARED + " is allowed",
                        result.rates().getFirst())
                .figure("turns per second while it ran", result.rates().getLast())
                .figure("turns while it ran", result.turns())
                .figure(
                        "closest two turns of the campaign, and the least that may be (µs)",
                        result.closest().toNanos() / 1000 + " / "
                                + result.interval().toNanos() / 1000)
                .figure("numbers that it has called twice", result.calledTwice().size())
                .figure("calls of the other campaign to the same contacts", result.callsOfOther())
                .figure("contacts whose state the other one has changed", result.changedByOther())
                .write();
        assertThat(result.whilePaused()).isZero();
        assertThat(result.restarted()).isEqualTo("paused");
        assertThat(result.contacts()).containsOnly(400);
        assertThat(result.uploaded()).isEqualTo(OTHERS);
        assertThat(result.rates().getLast())
                .isBetween(
                        0.75 * result.rates().getFirst(), 1.25 * result.rates().getFirst());
        assertThat(result.closest()).isGreaterThanOrEqualTo(result.interval());
        assertThat(result.calledTwice()).isEmpty();
        assertThat(result.callsOfOther()).isPositive();
        assertThat(result.changedByOther()).isZero();
    }
}
