package dev.ringway.transcript.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes names out of texts: whole ones of several words in any case, single ones and the parts of others wherever they are
 * written with a capital letter, so that Bill goes and a bill stays; also as a part of another name (Smith-Bill) and with the s
 * of a genitive. A part that is small in a name with capitals (von, de) is none; in a name that has only one case nothing tells
 * the two apart, and all its parts are. In scripts that have no case every part is one, and nothing tells where it ends in a
 * text, so it goes from within longer words, too.
 */
final class NameRedaction {

    /** Of one letter alone they are too often something else. */
    private static final int SHORTEST = 2;

    /** From here on an s behind one is a genitive: what begins with a shorter one is too often another word. */
    private static final int SHORTEST_WITH_ENDING = 3;

    /** Of two letters, which stand before a name and are none. */
    private static final Set<String> TITLES = Set.of("mr", "ms", "mx", "dr", "sr", "jr", "hr");

    /** Of one conversation that are looked for. */
    private static final int MOST = 1_000;

    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u3000]+");
    private static final Pattern PARTS = Pattern.compile("[\\s.,\u00b7\u30fb-]+");
    private static final Pattern CAPITAL = Pattern.compile("[\\p{Lu}\\p{Lt}]");

    /** Not within a mark, which each ends with a bracket behind its last word. */
    private static final String BEGINS = "(?<![\\p{L}\\p{N}\\[])";

    private static final String ENDS = "(?![\\p{L}\\p{N}\\]])";

    /** D'Angelo and d'Angelo are written with one. */
    private static final String CAPITALISED = "(?=[\\p{L}'\u2019]{0,2}[\\p{Lu}\\p{Lt}])";

    private final List<Pattern> names;

    /** The same, in any case. */
    private final List<Pattern> folded;

    NameRedaction(List<String> names) {
        List<String> written = names.stream()
                .map(name -> BLANKS.matcher(name).replaceAll(" ").strip())
                .toList();
        List<String> several = longEnough(written.stream().filter(name -> name.contains(" ")));
        List<String> single = longEnough(written.stream()
                .flatMap(NameRedaction::parts)
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT))));
        Optional<Pattern> whole = anyOf(BEGINS, several, NameRedaction::withEnding, ENDS);
        Optional<Pattern> uncased = anyOf("", cased(single, false), Pattern::quote, "");
        Optional<Pattern> capitalised =
                anyOf(BEGINS + CAPITALISED, cased(single, true), NameRedaction::withEnding, ENDS);
        this.names = present(Stream.of(whole, capitalised, uncased));
        this.folded = present(Stream.of(whole, anyOf(BEGINS, cased(single, true), Pattern::quote, ENDS), uncased));
    }

    private static List<Pattern> present(Stream<Optional<Pattern>> patterns) {
        return patterns.flatMap(Optional::stream).toList();
    }

    String of(String text) {
        String left = text;
        for (Pattern name : names) {
            left = name.matcher(left).replaceAll(PersonalData.PERSON.mark());
        }
        return left;
    }

    /** Of a text whose case tells nothing. */
    boolean areIn(String text) {
        return folded.stream().anyMatch(name -> name.matcher(text).find());
    }

    /** The name itself too, where it is one word. */
    private static Stream<String> parts(String name) {
        boolean hasCapitals = CAPITAL.matcher(name).find();
        return Stream.concat(Stream.of(name).filter(one -> !one.contains(" ")), PARTS.splitAsStream(name))
                .filter(part ->
                        !isCased(part) || !hasCapitals || CAPITAL.matcher(part).find());
    }

    private static List<String> cased(List<String> names, boolean cased) {
        return names.stream().filter(name -> isCased(name) == cased).toList();
    }

    private static boolean isCased(String name) {
        return name.isEmpty() || Character.getType(name.codePointAt(0)) != Character.OTHER_LETTER;
    }

    private static List<String> longEnough(Stream<String> names) {
        return names.filter(name -> name.length() >= SHORTEST && !TITLES.contains(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .limit(MOST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Annas, in a genitive without an apostrophe; with one the name ends before it. */
    private static String withEnding(String name) {
        return Pattern.quote(name) + (isCased(name) && name.length() >= SHORTEST_WITH_ENDING ? "s?" : "");
    }

    private static Optional<Pattern> anyOf(
            String before, List<String> words, UnaryOperator<String> written, String after) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        words.stream().map(written).collect(Collectors.joining("|", before + "(?iu:", ")" + after))));
    }
}
