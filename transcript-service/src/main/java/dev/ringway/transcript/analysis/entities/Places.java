package dev.ringway.transcript.analysis.entities;

import dev.ringway.transcript.analysis.language.WordLists;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of places: the larger towns and the regions that libphonenumber's geocoder names (src/main/resources/analysis/places.txt
 * says which), the cities that time zones are called after, and the countries in the conversation's language as the JDK names
 * them.
 */
final class Places {

    /** Words in the longest name that is looked for. */
    static final int LONGEST = 4;

    private static final Set<String> TOWNS = Stream.concat(
                    WordLists.lines("places.txt").orElse(List.of()).stream(), zoneCities())
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Set<String>> COUNTRIES = new ConcurrentHashMap<>();

    private Places() {}

    static boolean contains(String name, String language) {
        return TOWNS.contains(name)
                || COUNTRIES.computeIfAbsent(language, Places::countries).contains(name);
    }

    private static Stream<String> zoneCities() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Australia|Europe|Pacific)/[A-Z].*"))
                .map(zone -> zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '))
                .filter(city -> city.matches("[\\p{L} .'-]{4,}"));
    }

    private static Set<String> countries(String language) {
        Locale locale = Locale.of(language);
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Locale.of("", country).getDisplayCountry(locale))
                .filter(name -> name.length() > 3)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
