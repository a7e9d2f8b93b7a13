package dev.ringway.sandbox.call;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four digits that decide what becomes of a call: the last ones of the dialled number. In the range that is kept for
 * fiction, +1 xxx 555-01nn, the last two stand for them, so that a whole campaign can be made of numbers that are valid and
 * reach nobody.
 */
final class NumberEnding {

    private static final Pattern FICTION = Pattern.compile("\\+1[2-9]\\d{2}55501(\\d{2})");

    /** From these last two digits on; a person answers below them. */
    private static final NavigableMap<Integer, String> FROM = new TreeMap<>();

    static {
        FROM.put(50, Scenario.MACHINE.lastFour());
        FROM.put(60, Scenario.BUSY.lastFour());
        FROM.put(65, Scenario.NO_ANSWER.lastFour());
        FROM.put(70, Scenario.FAILED.lastFour());
        FROM.put(75, Undialable.INVALID.lastFour());
        FROM.put(78, Undialable.UNREACHABLE.lastFour());
        FROM.put(80, Scenario.FAX.lastFour());
        FROM.put(83, Scenario.UNKNOWN.lastFour());
        FROM.put(85, Scenario.LONG_TALK.lastFour());
        FROM.put(90, Scenario.HANG_UP.lastFour());
        FROM.put(95, Scenario.OPT_OUT.lastFour());
    }

    private NumberEnding() {}

    static String of(String number) {
        return fictional(number).orElseGet(() -> number.substring(Math.max(0, number.length() - 4)));
    }

    private static Optional<String> fictional(String number) {
        Matcher range = FICTION.matcher(number);
        return range.matches()
                ? Optional.ofNullable(FROM.floorEntry(Integer.valueOf(range.group(1))))
                        .map(Map.Entry::getValue)
                : Optional.empty();
    }
}
