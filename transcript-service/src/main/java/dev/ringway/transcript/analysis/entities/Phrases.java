package dev.ringway.transcript.analysis.entities;

import dev.ringway.transcript.analysis.language.WordLists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a language speaks of sums, dates, people, organisations and places. Read from lines of three kinds: {@code <part> = regular
 * expression}, used in later lines as {@code <part>}; {@code type: regular expression}, which finds one thing, the group
 * {@code e} or else all of it; and {@code [list] word, word, …}. Quantifiers are bounded: any text is searched in a time in
 * proportion to its length.
 */
final class Phrases {

    private static final Pattern PART = Pattern.compile("<([a-z]{2,})>");

    /** What looks the same in every language. */
    static final String ANY = "any";

    /** Where case tells nothing. */
    private static final Set<String> ANY_CASE = Set.of("money", "date", "email", "asks-name");

    private final Map<String, String> parts = new TreeMap<>();
    private final Map<String, List<Pattern>> rules = new TreeMap<>();
    private final Map<String, Set<String>> lists = new TreeMap<>();

    private Phrases(List<String> lines) {
        lines.forEach(this::add);
    }

    /** @param files the later ones use the parts of the earlier */
    static Phrases of(String... files) {
        return new Phrases(Stream.of(files).flatMap(Phrases::linesOf).toList());
    }

    /** Those of every language, and these. */
    static Phrases ofAnyAnd(List<String> lines) {
        return new Phrases(Stream.concat(linesOf(ANY), lines.stream()).toList());
    }

    private static Stream<String> linesOf(String file) {
        return WordLists.lines("entities/" + file + ".txt").stream().flatMap(List::stream);
    }

    List<Mention> find(String type, String text) {
        List<Mention> mentions = new ArrayList<>();
        for (Pattern rule : rules.getOrDefault(type, List.of())) {
            boolean named = rule.namedGroups().containsKey("e");
            Matcher matcher = rule.matcher(text);
            while (matcher.find()) {
                int start = named ? matcher.start("e") : matcher.start();
                int end = named ? matcher.end("e") : matcher.end();
                if (start >= 0 && start < end) {
                    mentions.add(new Mention(type, start, end));
                }
            }
        }
        return mentions;
    }

    boolean matches(String type, String text) {
        return !find(type, text).isEmpty();
    }

    boolean lists(String list, String word) {
        return lists.getOrDefault(list, Set.of()).contains(word.toLowerCase(Locale.ROOT));
    }

    private void add(String line) {
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            Set<String> words = lists.computeIfAbsent(line.substring(1, end), any -> new HashSet<>());
            Stream.of(line.substring(end + 1).split(",", -1)).map(String::strip).forEach(words::add);
        } else if (line.startsWith("<")) {
            int equals = line.indexOf(" = ");
            parts.put(line.substring(1, equals - 1), "(?:" + resolved(line.substring(equals + 3)) + ")");
        } else {
            int colon = line.indexOf(": ");
            String type = line.substring(0, colon);
            rules.computeIfAbsent(type, any -> new ArrayList<>()).add(rule(type, resolved(line.substring(colon + 2))));
        }
    }

    private static Pattern rule(String type, String expression) {
        int flags = ANY_CASE.contains(type) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + expression + ")(?![\\p{L}\\p{N}])", flags);
    }

    private String resolved(String expression) {
        return PART.matcher(expression).replaceAll(part -> {
            String name = part.group(1);
            if (!parts.containsKey(name)) {
                throw new IllegalStateException("no part <" + name + "> before " + expression);
            }
            return Matcher.quoteReplacement(parts.get(name));
        });
    }
}
