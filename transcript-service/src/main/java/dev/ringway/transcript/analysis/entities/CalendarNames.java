package dev.ringway.transcript.analysis.entities;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dates with the names of weekdays and months, for the languages that have no phrases of their own: the JDK knows what the
 * days and months of some two hundred are called (CLDR). In writing that parts no words, none is found.
 */
final class CalendarNames {

    private static final Set<String> KNOWN = Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::getLanguage)
            .collect(Collectors.toUnmodifiableSet());

    /** As they stand alone, and as they stand beside a number: 12 marca, and marzec. */
    private static final List<TextStyle> FORMS = List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE);

    private CalendarNames() {}

    /**
     * In the form of {@link Phrases}.
     *
     * @param code of the language
     * @return empty where nobody knows its calendar
     */
    static List<String> lines(String code) {
        if (!KNOWN.contains(code)) {
            return List.of();
        }
        Locale language = Locale.of(code);
        return List.of(
                "<weekday> = "
                        + oneOf(Stream.of(DayOfWeek.values())
                                .flatMap(day -> FORMS.stream().map(form -> day.getDisplayName(form, language)))),
                "<month> = "
                        + oneOf(Stream.of(Month.values())
                                .flatMap(month -> FORMS.stream().map(form -> month.getDisplayName(form, language)))),
                "<of> = (?:\\p{L}{1,3}\\s)?",
                "<year> = (?:19|20)\\d{2}",
                "date: (?:<weekday>,?\\s<of>)?\\d{1,2}[.º°]?\\s<of><month>(?:\\s<of><year>)?",
                "date: (?:<weekday>,?\\s)?<month>\\s\\d{1,2}(?:,?\\s<year>)?",
                "date: <month>\\s<of><year>",
                "date: <weekday>");
    }

    private static String oneOf(Stream<String> names) {
        return names.distinct().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
