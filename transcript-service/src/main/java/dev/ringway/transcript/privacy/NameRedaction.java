package dev.ringway.transcript.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes names out of texts: whole ones of several words in any case, all others as they are written or in capitals, so that
 * Bill goes and a bill stays. Of a whole name the parts go too that begin with a capital letter.
 */
final class NameRedaction {

    /** Shorter ones are too often other words. */
    private static final int SHORTEST = 3;

    /** Of one conversation that are looked for. */
    private static final int MOST = 1_000;

    private static final Pattern PARTS = Pattern.compile("[\\s.,-]+");

    private final List<Pattern> names;

    NameRedaction(List<String> names) {
        List<String> whole = longEnough(names.stream().map(String::strip));
        List<String> several = whole.stream().filter(name -> name.contains(" ")).toList();
        List<String> single = longEnough(whole.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), PARTS.splitAsStream(name)))
                .filter(name -> !name.contains(" ") && Character.isUpperCase(name.codePointAt(0)))
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT))));
        this.names = Stream.of(anyOf(several, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), anyOf(single, 0))
                .flatMap(Optional::stream)
                .toList();
    }

    String of(String text) {
        String left = text;
        for (Pattern name : names) {
            left = name.matcher(left).replaceAll(PersonalData.PERSON.mark());
        }
        return left;
    }

    private static List<String> longEnough(Stream<String> names) {
        return names.filter(name -> name.length() >= SHORTEST)
                .distinct()
                .limit(MOST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Not within a mark. */
    private static Optional<Pattern> anyOf(List<String> words, int flags) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        words.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining(
                                        "|", "(?<![\\p{L}\\p{N}\\[-])(?:", ")(?![\\p{L}\\p{N}\\]])")),
                        flags));
    }
}
