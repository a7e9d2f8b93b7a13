package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** {@code -Dringway.dial.decisions} says how many decisions, {@code -Dringway.dial.seed} which. */
class DialPropertyTest {

    private static final int DECISIONS = Integer.getInteger("ringway.dial.decisions", 20_000);
    private static final long SEED = Long.getLong("ringway.dial.seed", 20_261_129L);

    @Test
    void noDecisionBreaksARule(TestReporter reporter) {
        reporter.publishEntry(Map.of("decisions", String.valueOf(DECISIONS), "seed", String.valueOf(SEED)));
        ComparedDecisions compared = ComparedDecisions.make(DECISIONS, SEED);
        reporter.publishEntry("outcomes", compared.outcomes().toString());
        assertThat(compared.firstComplaint()).as("seed %d", SEED).isEmpty();
        assertThat(compared.neverMade())
                .as("every reason has come up, and calls: %s", compared.outcomes())
                .isEmpty();
        assertThat(compared.outcomes().get("dial")).isGreaterThan(DECISIONS / 20);
    }

    @Test
    void theOrderOfReasonsIsTheOneThatIsWrittenDown() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code)).containsExactlyElementsOf(Oracle.ORDER);
    }
}
