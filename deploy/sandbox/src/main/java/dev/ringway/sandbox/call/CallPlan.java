package dev.ringway.sandbox.call;

import dev.ringway.sandbox.call.CallRequest.AnswerDetection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a call will go through if nobody interferes, in call time (before the time scale).
 *
 * @param talk how long it is talked after the answer
 * @param detection what answering-machine detection will say, where it is asked for and somebody answers
 * @param recordingAbsent whether a recording turns out to be silent
 */
public record CallPlan(
        Scenario scenario, List<Step> steps, Duration talk, Optional<Detection> detection, boolean recordingAbsent) {

    /** @param after how long the call stays as it is before this status */
    public record Step(Duration after, CallStatus status) {}

    /** What is given by hand; what is absent is drawn from the call's own random numbers. */
    public record Wish(
            Optional<Scenario> scenario,
            Optional<Duration> ring,
            Optional<Duration> talk,
            Optional<String> answeredBy,
            Optional<Duration> detection,
            Optional<Boolean> recordingAbsent) {
        public static final Wish NONE = new Wish(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param seed the same seed and wish make the same plan */
    public static CallPlan of(CallRequest request, Wish wish, long seed) {
        var random = new SplittableRandom(seed);
        Duration drawnRing = Duration.ofMillis(random.nextLong(4_000, 15_000));
        Duration drawnTalk = Duration.ofMillis(random.nextLong(15_000, 90_000));
        Duration listening = Duration.ofMillis(random.nextLong(1_500, 5_000));
        Scenario scenario = wish.scenario.orElseGet(() -> Scenario.dialled(request.to()));
        Duration wished = wish.talk.orElse(
                switch (scenario) {
                    case LONG_TALK -> Duration.ofMillis(random.nextLong(300_000, 480_000));
                    case HANG_UP -> Duration.ofMillis(random.nextLong(1_000, 3_000));
                    default -> drawnTalk;
                });
        Duration talk = shorter(wished, request.timeLimit());
        return new CallPlan(
                scenario,
                steps(scenario, wish, shorter(wish.ring.orElse(drawnRing), request.ringTimeout()), talk, request),
                talk,
                request.detection()
                        .filter(_ -> scenario.answered())
                        .map(asked -> detection(asked, scenario, wish, listening, talk)),
                wish.recordingAbsent.orElse(scenario == Scenario.SILENT));
    }

    private static List<Step> steps(Scenario scenario, Wish wish, Duration ring, Duration talk, CallRequest request) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(Duration.ofMillis(500), CallStatus.INITIATED));
        if (scenario != Scenario.FAILED) {
            steps.add(new Step(Duration.ofSeconds(1), CallStatus.RINGING));
        }
        switch (scenario) {
            case ANSWERED, MACHINE, FAX, UNKNOWN, SILENT, LONG_TALK, HANG_UP, OPT_OUT -> {
                steps.add(new Step(ring, CallStatus.IN_PROGRESS));
                steps.add(new Step(talk, CallStatus.COMPLETED));
            }
            case NO_ANSWER -> steps.add(new Step(wish.ring.orElse(request.ringTimeout()), scenario.end()));
            case BUSY, FAILED -> steps.add(new Step(Duration.ofSeconds(2), scenario.end()));
            case CANCELED -> steps.add(new Step(ring, scenario.end()));
        }
        return List.copyOf(steps);
    }

    /** The end of a message takes longest, and not to know takes the whole time; nobody hangs up before the result. */
    private static Detection detection(
            AnswerDetection asked, Scenario scenario, Wish wish, Duration listening, Duration talk) {
        String answeredBy = wish.answeredBy.orElse(scenario.answeredBy(asked.mode()));
        Duration usual = switch (answeredBy) {
            case "unknown" -> asked.timeout();
            case "human", "machine_start", "fax" -> listening;
            default -> listening.multipliedBy(3);
        };
        return new Detection(
                answeredBy, shorter(shorter(wish.detection.orElse(usual), asked.timeout()), talk.dividedBy(2)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? other : one;
    }
}
