package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The calls of a day, of every kind, most of them answered. */
record DayPlan(List<PlannedCall> calls) {

    record PlannedCall(Direction direction, String from, String to) {}

    private static final List<String> AREAS = List.of("212", "305", "312", "415", "512", "617", "713", "206");
    static final String OURS = "+14155550100";

    /** What every twenty calls are made of, besides two inbound ones and an answered rest. */
    private static final List<Scenario> UNUSUAL = List.of(
            Scenario.BUSY,
            Scenario.NO_ANSWER,
            Scenario.MACHINE,
            Scenario.FAILED,
            Scenario.CANCELED,
            Scenario.BUSY,
            Scenario.MACHINE,
            Scenario.NO_ANSWER,
            Scenario.FAX);

    /** The same size and seed make the same day. */
    static DayPlan of(int size, long seed) {
        var random = new Random(seed);
        var calls = new ArrayList<>(
                IntStream.range(0, size).mapToObj(at -> call(at % 20, random)).toList());
        Collections.shuffle(calls, random);
        return new DayPlan(List.copyOf(calls));
    }

    private static PlannedCall call(int place, Random random) {
        String area = "+1" + AREAS.get(random.nextInt(AREAS.size())) + "555";
        String person = area + String.format("%04d", 2000 + random.nextInt(8000));
        if (place < UNUSUAL.size()) {
            return new PlannedCall(
                    Direction.OUTBOUND, OURS, area + UNUSUAL.get(place).lastFour());
        }
        return place < UNUSUAL.size() + 2
                ? new PlannedCall(Direction.INBOUND, person, OURS)
                : new PlannedCall(Direction.OUTBOUND, OURS, person);
    }
}
