package dev.ringway.sandbox.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The contacts of a campaign, with numbers that are kept for fiction: a hundred of each area code, of every fate. However few
 * they are, there is one of each fate among them.
 *
 * @param unwanted one of them whom people take for a list of those that are not called
 */
record ContactPlan(List<PlannedContact> contacts, PlannedContact unwanted) {

    /** @param number E.164 */
    record PlannedContact(String number, String name) {}

    static final int OF_AN_AREA = 100;

    /** The first ones of each fate; the sandbox's README has all of them. */
    private static final List<Integer> EVERY_FATE = List.of(0, 50, 60, 65, 70, 75, 78, 80, 83, 85, 90, 95);

    /** One of each fate, and the unwanted one. */
    static final int FEWEST = 13;

    /** A person answers. */
    private static final int UNWANTED = 1;

    /** The same size, area codes and seed make the same contacts. */
    static ContactPlan of(int size, List<String> areas, long seed) {
        var random = new Random(seed);
        var contacts = new ArrayList<PlannedContact>();
        for (String area : areas) {
            endings(random).stream()
                    .limit(size - contacts.size())
                    .map(ending -> contact(area, ending))
                    .forEach(contacts::add);
        }
        PlannedContact unwanted = contact(areas.getFirst(), UNWANTED);
        Collections.shuffle(contacts, random);
        return new ContactPlan(List.copyOf(contacts), unwanted);
    }

    static int areasFor(int size) {
        return Math.ceilDiv(size, OF_AN_AREA);
    }

    /** Whoever has an area code has this number of it. */
    static String firstNumber(String area) {
        return contact(area, 0).number();
    }

    /** Of our own, in the same area code. */
    static List<String> callerIds(List<String> areas) {
        return areas.stream()
                .flatMap(area -> IntStream.range(0, 2).mapToObj(line -> "+1" + area + "555020" + line))
                .toList();
    }

    private static List<Integer> endings(Random random) {
        var endings = new ArrayList<>(EVERY_FATE);
        endings.add(UNWANTED);
        var others = new ArrayList<>(IntStream.range(0, OF_AN_AREA).boxed().toList());
        others.removeAll(endings);
        Collections.shuffle(others, random);
        endings.addAll(others);
        return endings;
    }

    private static PlannedContact contact(String area, int ending) {
        return new PlannedContact("+1%s55501%02d".formatted(area, ending), "Contact %s-%02d".formatted(area, ending));
    }
}
