package dev.ringway.campaign.dial;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decisions about contacts, campaigns and moments made by chance, each compared with what an oracle says that shares no code
 * with them. Also for the proof in deploy/acceptance.
 *
 * @param outcomes how often a call was allowed ({@code dial}), and each reason was given
 * @param firstComplaint the oracle's, with all that it takes to look into it; then no further decision was made
 */
public record ComparedDecisions(Map<String, Integer> outcomes, Optional<String> firstComplaint) {

    private static final DialLimits LIMITS = new DialLimits(3, 8, Duration.ofDays(30), new BigDecimal("0.25"));

    /** @param seed decides them all */
    public static ComparedDecisions make(int decisions, long seed) {
        Random random = new Random(seed);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < decisions; i++) {
            Generated generated = Generated.by(random, LIMITS);
            Decision decision = new DialDecision(LIMITS)
                    .decide(generated.contact(), generated.campaign(), generated.now(), generated.counters());
            Optional<String> complaint = new Oracle(generated, LIMITS).complaint(decision);
            if (complaint.isPresent()) {
                String whole = "decision %d: %s, %s about %s".formatted(i, complaint.get(), decision, generated);
                return new ComparedDecisions(outcomes, Optional.of(whole));
            }
            outcomes.merge(text(decision), 1, Integer::sum);
        }
        return new ComparedDecisions(outcomes, Optional.empty());
    }

    /** Reasons that never came up, and calls if none was allowed. */
    public Set<String> neverMade() {
        Set<String> missing = new TreeSet<>(Oracle.ORDER);
        missing.add("dial");
        missing.removeAll(outcomes.keySet());
        return missing;
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Dial dial -> "dial";
            case Decision.No no -> no.reason().code();
        };
    }
}
