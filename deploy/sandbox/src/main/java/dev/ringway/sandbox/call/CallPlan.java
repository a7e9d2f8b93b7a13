package dev.ringway.sandbox.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a call will go through if nobody interferes, in call time (before the time scale). */
public record CallPlan(Scenario scenario, List<Step> steps) {

    /** @param after how long the call stays as it is before this status */
    public record Step(Duration after, CallStatus status) {}

    /** Ringing and talking times given by hand; absent ones are drawn from the call's own random numbers. */
    public record Wish(Optional<Scenario> scenario, Optional<Duration> ring, Optional<Duration> talk) {
        public static final Wish NONE = new Wish(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param seed the same seed and wish make the same plan */
    public static CallPlan of(String dialled, Wish wish, Duration ringTimeout, long seed) {
        var random = new SplittableRandom(seed);
        Duration drawnRing = Duration.ofMillis(random.nextLong(4_000, 15_000));
        Duration drawnTalk = Duration.ofMillis(random.nextLong(15_000, 90_000));
        Scenario scenario = wish.scenario.orElseGet(() -> Scenario.dialled(dialled));
        Duration ring = wish.ring.orElse(drawnRing);
        if (ring.compareTo(ringTimeout) > 0) {
            ring = ringTimeout;
        }
        var steps = new ArrayList<Step>();
        steps.add(new Step(Duration.ofMillis(500), CallStatus.INITIATED));
        if (scenario != Scenario.FAILED) {
            steps.add(new Step(Duration.ofSeconds(1), CallStatus.RINGING));
        }
        switch (scenario) {
            case ANSWERED, MACHINE, FAX -> {
                steps.add(new Step(ring, CallStatus.IN_PROGRESS));
                steps.add(new Step(wish.talk.orElse(drawnTalk), CallStatus.COMPLETED));
            }
            case NO_ANSWER -> steps.add(new Step(wish.ring.orElse(ringTimeout), scenario.end()));
            case BUSY, FAILED -> steps.add(new Step(Duration.ofSeconds(2), scenario.end()));
            case CANCELED -> steps.add(new Step(ring, scenario.end()));
        }
        return new CallPlan(scenario, List.copyOf(steps));
    }
}
