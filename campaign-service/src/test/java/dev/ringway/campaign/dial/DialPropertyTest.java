package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Decisions about contacts, campaigns and moments made by chance, each compared with what an oracle says that shares no code
 * with them. {@code -Dringway.dial.decisions} says how many, {@code -Dringway.dial.seed} which.
 */
class DialPropertyTest {

    private static final int DECISIONS = Integer.getInteger("ringway.dial.decisions", 20_000);
    private static final long SEED = Long.getLong("ringway.dial.seed", 20_261_129L);
    private static final DialLimits LIMITS = new DialLimits(3, 8);

    @Test
    void noDecisionBreaksARule(TestReporter reporter) {
        reporter.publishEntry(Map.of("decisions", String.valueOf(DECISIONS), "seed", String.valueOf(SEED)));
        Random random = new Random(SEED);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < DECISIONS; i++) {
            Generated generated = Generated.by(random, LIMITS);
            Decision decision = new DialDecision(LIMITS)
                    .decide(generated.contact(), generated.campaign(), generated.now(), generated.counters());
            assertThat(new Oracle(generated, LIMITS).complaint(decision))
                    .as("decision %d of seed %d: %s about %s", i, SEED, decision, generated)
                    .isEmpty();
            outcomes.merge(text(decision), 1, Integer::sum);
        }
        reporter.publishEntry("outcomes", outcomes.toString());
        assertThat(outcomes.keySet())
                .as("every reason has come up, and calls: %s", outcomes)
                .contains("dial")
                .containsAll(Oracle.ORDER);
        assertThat(outcomes.get("dial")).isGreaterThan(DECISIONS / 20);
    }

    @Test
    void theOrderOfReasonsIsTheOneThatIsWrittenDown() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code)).containsExactlyElementsOf(Oracle.ORDER);
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Dial dial -> "dial";
            case Decision.No no -> no.reason().code();
        };
    }
}
