package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dial.ComparedDecisions;
import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The decision to call somebody, made a hundred thousand times and compared with an oracle. Nothing is started for it. */
class DecisionsProof {

    private static final int DECISIONS = 100_000;
    private static final long SEED = 4;

    @Test
    @Tag("decisions")
    void noDecisionBreaksARule() {
        long started = System.nanoTime();
        ComparedDecisions compared = ComparedDecisions.make(DECISIONS, SEED);
        new ProofReport(
                        "decisions",
                        "100,000 decisions about contacts of random zones, hours, holidays, suppressions, consent, attempts and"
                                + " caps are what an oracle says that shares no code with them, and every reason comes up")
                .figure("decisions", DECISIONS)
                .figure("seed", SEED)
                .figure("calls allowed", compared.outcomes().getOrDefault("dial", 0))
                .figure("each reason, and how often it was given", compared.outcomes())
                .figure("reasons that never came up", compared.neverMade())
                .figure("the oracle's complaint", compared.firstComplaint().orElse("none"))
                .figure(
                        "took (ms)",
                        Duration.ofNanos(System.nanoTime() - started).toMillis())
                .write();
        assertThat(compared.firstComplaint()).isEmpty();
        assertThat(compared.neverMade()).isEmpty();
    }
}
