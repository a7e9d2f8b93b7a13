package dev.ringway.campaign.dialer.forbidden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The running service decides a hundred thousand times, and each call in the sandbox's list is looked at by an oracle. */
class ForbiddenDialsProof extends ForbiddenDials {

    private static final int DECISIONS = Integer.getInteger("ringway.forbidden.decisions");
    private static final int PEOPLE = 1_000;
    private static final int STAGES = 8;

    /** A day; some have more to call in a round. */
    private static final int CALLS_PER_CALLER_ID = 100;

    private static final long SEED = Long.getLong("ringway.forbidden.seed", 5);

    @TestConfiguration(proxyBeanMethods = false)
    static class CallsFromANumber {

        @Bean
        DynamicPropertyRegistrar callsFromANumber() {
            return registry -> registry.add("ringway.campaign.dial.calls-per-caller-id", () -> CALLS_PER_CALLER_ID);
        }
    }

    @Test
    @Tag("forbidden-dials")
    void nobodyIsCalledInSpiteOfARule() {
        long began = System.nanoTime();
        Tally tally = run(DECISIONS, PEOPLE, STAGES, SEED);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        new ProofReport(
                        "forbidden-dials",
                        "in 100,000 decisions of the running service about people, campaigns and lists made by chance, at moments"
                                + " at which clocks change, hours end, days begin and lists are written, no call in the sandbox's"
                                + " list breaks a rule, by an oracle that shares no code with the service; and whom the rules allow"
                                + " is called")
                .figure("decisions (each call, and each no with its time)", tally.decisions())
                .figure("seed", SEED)
                .figure("calls in the sandbox's list", tally.dials())
                .figure("of them within 5 s of a moment at which something changed", tally.dialsNearEdges())
                .figure("each reason for a no, and how often it was given", tally.reasons())
                .figure("rounds, by the moment that they began at", tally.abouts())
                .figure("rounds without a call", tally.silentRounds())
                .figure(
                        "forbidden calls, and allowed ones that were not made",
                        tally.complaints().size())
                .figure(
                        "the first of them",
                        tally.complaints().stream().findFirst().orElse("none"))
                .figure("took (s)", took.toSeconds())
                .figure("decisions per second", tally.decisions() / Math.max(1, took.toSeconds()))
                .write();
        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.decisions()).isGreaterThanOrEqualTo(DECISIONS);
        assertThat(tally.silentRounds()).isLessThanOrEqualTo(tally.rounds() / 2);
    }
}
