package dev.ringway.campaign.dialer.forbidden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** {@code -Dringway.forbidden.decisions} says how many decisions at least, {@code -Dringway.forbidden.seed} which. */
class ForbiddenDialsTest extends ForbiddenDials {

    private static final int DECISIONS = Integer.getInteger("ringway.forbidden.decisions", 400);
    private static final int PEOPLE = 50;
    private static final int STAGES = 2;

    /** A day; some have more to call in a round. */
    private static final int CALLS_PER_CALLER_ID = 4;

    private static final long SEED = Long.getLong("ringway.forbidden.seed", 20_261_129L);

    @TestConfiguration(proxyBeanMethods = false)
    static class CallsFromANumber {

        @Bean
        DynamicPropertyRegistrar callsFromANumber() {
            return registry -> registry.add("ringway.campaign.dial.calls-per-caller-id", () -> CALLS_PER_CALLER_ID);
        }
    }

    @Test
    void nobodyIsCalledInSpiteOfARuleAndEverybodyWhomTheyAllowIs(TestReporter reporter) {
        long began = System.nanoTime();
        Tally tally = run(DECISIONS, PEOPLE, STAGES, SEED);
        reporter.publishEntry(Map.of(
                "decisions",
                String.valueOf(tally.decisions()),
                "calls",
                String.valueOf(tally.dials()),
                "calls near edges",
                String.valueOf(tally.dialsNearEdges()),
                "reasons",
                tally.reasons().toString(),
                "rounds",
                tally.abouts().toString(),
                "seconds",
                String.valueOf((System.nanoTime() - began) / 1_000_000_000)));
        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.dials()).isGreaterThan(tally.decisions() / 20);
        assertThat(tally.silentRounds()).isLessThanOrEqualTo(tally.rounds() / 2);
        assertThat(tally.reasons()).hasSizeGreaterThan(5);
    }
}
