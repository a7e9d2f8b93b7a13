package dev.ringway.transcript.analysis.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import com.google.i18n.phonenumbers.prefixmapper.PhonePrefixMap;
import dev.ringway.transcript.analysis.language.WordLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * places.txt is what libphonenumber's geocoder knows, and nothing else, but for the French towns, whose numbers do not tell them.
 * {@code -Dplaces.update=true} writes it anew, after an update of the library.
 */
class PlacesFileTest {

    private static final Path FILE = Path.of("src/main/resources/analysis/places.txt");

    /** Which countries' names, and how many numbers (in ten thousands, more or less) must be a town's for it to be a large one. */
    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("1_en", 8),
            Map.entry("27_en", 1),
            Map.entry("31_en", 1),
            Map.entry("34_en", 1),
            Map.entry("34_es", 1),
            Map.entry("351_en", 1),
            Map.entry("351_pt", 1),
            Map.entry("352_en", 10),
            Map.entry("353_en", 1000),
            Map.entry("39_en", 100),
            Map.entry("39_it", 100),
            Map.entry("41_de", 1),
            Map.entry("41_en", 1),
            Map.entry("41_fr", 1),
            Map.entry("43_de", 100),
            Map.entry("43_en", 100),
            Map.entry("44_en", 11),
            Map.entry("48_en", 1),
            Map.entry("49_de", 100),
            Map.entry("49_en", 100),
            Map.entry("52_en", 300),
            Map.entry("54_en", 30),
            Map.entry("56_en", 1),
            Map.entry("57_en", 1),
            Map.entry("90_en", 1),
            Map.entry("91_en", 100));

    private static final Pattern DATA = Pattern.compile(
            "com/google/i18n/phonenumbers/geocoding/data/(1(?=\\d{3}_)|\\d{1,3})(\\d*)_(en|de|es|fr|it|pt)");

    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}[\\p{L}'’.-]+(?: (?:[a-z]{2,4} ){0,2}\\p{Lu}[\\p{L}'’.-]+){0,3}");

    /** Names that are words too, as a sentence may begin with them or a company be called. */
    private static final Set<String> WORDS = Set.of(
            "Mobile",
            "Orange",
            "Bend",
            "Temple",
            "Hickory",
            "Laurel",
            "Enterprise",
            "Independence",
            "Price",
            "Sandwich",
            "Deal",
            "Reis",
            "Essen",
            "Leer",
            "Halle",
            "Heide",
            "Mesa",
            "Toledo");

    @Test
    void holdsTheLargerTownsThatTheLibraryNames() throws IOException {
        List<String> lines = new ArrayList<>(header());
        lines.addAll(names());
        if (Boolean.getBoolean("places.update")) {
            Files.write(FILE, lines);
        }
        assertThat(WordLists.lines("places.txt").orElseThrow()).isNotEmpty();
        assertThat(Files.readAllLines(FILE)).isEqualTo(lines);
    }

    private static List<String> header() {
        return List.of(
                "# Names of larger towns and of regions, from the data of libphonenumber's geocoder (Apache License 2.0, The Libphonenumber Authors):",
                "# as many of a country's telephone numbers are theirs as PlacesFileTest says, which writes this file. French towns, which it does not",
                "# know, are the twenty with the most inhabitants.");
    }

    private static Set<String> names() throws IOException {
        Map<String, Map<String, Integer>> sizes = sizes();
        Set<String> names = new TreeSet<>(Set.of(
                "Paris",
                "Marseille",
                "Lyon",
                "Toulouse",
                "Nice",
                "Nantes",
                "Montpellier",
                "Strasbourg",
                "Bordeaux",
                "Lille",
                "Rennes",
                "Toulon",
                "Reims",
                "Saint-Étienne",
                "Le Havre",
                "Dijon",
                "Grenoble",
                "Angers",
                "Villeurbanne",
                "Nîmes"));
        LEAST.forEach((file, least) -> sizes.getOrDefault(file, Map.of()).forEach((name, size) -> {
            if (size >= least) {
                plain(name).filter(town -> !WORDS.contains(town)).forEach(names::add);
            }
        }));
        return names;
    }

    /** Without the state behind a comma, the other towns of the same numbers each by itself. */
    private static Stream<String> plain(String name) {
        return Stream.of(name.replaceFirst(", .*", "").split("\\s*/\\s*", -1))
                .map(town -> town.replaceFirst(" \\(.*| (am|an der|im|in der) .*", ""))
                .map(town -> town.replaceFirst(
                        "(?<=\\p{Ll}) (Donau|Saale|Breisgau|Rheinland|Westfalen|Ostfriesland|Allgäu|Holstein)$", ""))
                .filter(town -> town.length() > 3 && NAME.matcher(town).matches());
    }

    private static Map<String, Map<String, Integer>> sizes() throws IOException {
        Map<String, Map<String, Integer>> sizes = new TreeMap<>();
        Path jar = Path.of(PhoneNumberOfflineGeocoder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (JarFile files = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(files.entries())) {
                Matcher data = DATA.matcher(entry.getName());
                String key = data.matches() ? data.group(1) + "_" + data.group(3) : "";
                if (LEAST.containsKey(key)) {
                    add(
                            files.getInputStream(entry),
                            data.group(1).length(),
                            sizes.computeIfAbsent(key, any -> new TreeMap<>()));
                }
            }
        }
        return sizes;
    }

    private static void add(InputStream data, int countryCode, Map<String, Integer> sizes) throws IOException {
        PhonePrefixMap prefixes = new PhonePrefixMap();
        try (ObjectInputStream in = new ObjectInputStream(data)) {
            prefixes.readExternal(in);
        }
        prefixes.toString().lines().filter(line -> line.indexOf('|') > 0).forEach(line -> {
            int prefix = line.indexOf('|') - countryCode;
            sizes.merge(line.substring(line.indexOf('|') + 1), 1 + (int) Math.pow(10, 5 - prefix), Integer::sum);
        });
    }
}
