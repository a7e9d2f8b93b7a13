package dev.ringway.transcript.analysis.sentiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a language's words and phrases say of a mood, from -3 to 3, and which words turn it round, strengthen or weaken it.
 * Read from lines {@code <weight or kind>: term, term, …}; a term may be several words, and end in {@code *} for all its endings.
 */
final class Lexicon {

    /** Words in the longest phrase. */
    static final int LONGEST = 6;

    private static final int SHORTEST_STEM = 3;

    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Double> stems = new HashMap<>();
    private final Map<String, Set<String>> kinds = new HashMap<>();

    Lexicon(List<String> lines) {
        lines.forEach(this::add);
    }

    /** @param phrase words in lower case with one blank between */
    OptionalDouble weight(String phrase) {
        Double exact = weights.get(phrase);
        if (exact != null) {
            return OptionalDouble.of(exact);
        }
        int lastWord = phrase.lastIndexOf(' ') + 1;
        for (int end = phrase.length(); end >= lastWord + SHORTEST_STEM; end--) {
            Double stem = stems.get(phrase.substring(0, end));
            if (stem != null) {
                return OptionalDouble.of(stem);
            }
        }
        return OptionalDouble.empty();
    }

    boolean negates(String word) {
        return is("not", word);
    }

    /** As German's "nicht", which stands behind what it negates too. */
    boolean negatesBefore(String word) {
        return is("not-after", word);
    }

    boolean strengthens(String word) {
        return is("very", word);
    }

    boolean weakens(String word) {
        return is("little", word);
    }

    /** As "but": what follows is what is meant. */
    boolean contrasts(String word) {
        return is("but", word);
    }

    private boolean is(String kind, String word) {
        return kinds.getOrDefault(kind, Set.of()).contains(word);
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String kind = line.substring(0, colon).strip();
        Stream<String> terms = Stream.of(line.substring(colon + 1).split(",", -1))
                .map(term -> term.strip().toLowerCase(Locale.ROOT))
                .filter(term -> !term.isEmpty());
        if (Character.isLetter(kind.charAt(0))) {
            terms.forEach(kinds.computeIfAbsent(kind, any -> new HashSet<>())::add);
        } else {
            double weight = Double.parseDouble(kind);
            terms.forEach(term -> put(term, weight));
        }
    }

    private void put(String term, double weight) {
        if (term.endsWith("*")) {
            stems.put(term.substring(0, term.length() - 1), weight);
        } else {
            weights.put(term, weight);
        }
    }
}
