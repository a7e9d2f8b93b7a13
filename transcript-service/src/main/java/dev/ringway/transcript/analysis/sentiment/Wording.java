package dev.ringway.transcript.analysis.sentiment;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a text says of its speaker's mood. Every word or phrase of the lexicon adds its weight; a negation close before (or, as
 * in German, after) it turns it round, and not wholly: "not bad" is less than good. What follows a "but" counts for more than
 * what it answers.
 */
final class Wording {

    private static final Pattern SENTENCE = Pattern.compile("[.!?;…。！？\\n]+");
    private static final Pattern CLAUSE = Pattern.compile("[,:–—()\"]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

    /** How many words before a term a negation reaches. */
    private static final int REACH = 4;

    private static final double POSITIVE_NEGATED = -0.8;
    private static final double NEGATIVE_NEGATED = -0.4;
    private static final double STRONGER = 1.4;
    private static final double WEAKER = 0.7;
    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.3;

    private final Lexicon lexicon;

    Wording(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** @return 0 where no word tells a mood */
    double weight(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        return SENTENCE.splitAsStream(plain).mapToDouble(this::sentence).sum();
    }

    private double sentence(String sentence) {
        double sum = 0;
        double factor = 1;
        for (String clause : CLAUSE.split(sentence, -1)) {
            int from = 0;
            List<String> words = BETWEEN_WORDS
                    .splitAsStream(clause)
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (int i = 0; i < words.size(); i++) {
                if (lexicon.contrasts(words.get(i))) {
                    sum = BEFORE_BUT * (sum + factor * clause(words.subList(from, i)));
                    factor = AFTER_BUT;
                    from = i + 1;
                }
            }
            sum += factor * clause(words.subList(from, words.size()));
        }
        return sum;
    }

    private double clause(List<String> words) {
        double sum = 0;
        int at = 0;
        while (at < words.size()) {
            int length = Math.min(Lexicon.LONGEST, words.size() - at);
            OptionalDouble weight = OptionalDouble.empty();
            for (; length > 0 && weight.isEmpty(); length--) {
                weight = lexicon.weight(String.join(" ", words.subList(at, at + length)));
            }
            int end = at + length + 1;
            if (weight.isPresent()) {
                sum += inContext(
                        weight.getAsDouble(),
                        words.subList(Math.max(0, at - REACH), at),
                        words.subList(end, words.size()));
                at = end;
            } else {
                at++;
            }
        }
        return sum;
    }

    private double inContext(double weight, List<String> before, List<String> after) {
        double degree = weight;
        if (before.stream().skip(Math.max(0, before.size() - 2)).anyMatch(lexicon::strengthens)) {
            degree *= STRONGER;
        } else if (before.stream().skip(Math.max(0, before.size() - 2)).anyMatch(lexicon::weakens)) {
            degree *= WEAKER;
        }
        boolean negated = before.stream().anyMatch(lexicon::negates)
                || (weight > 0 && after.stream().anyMatch(lexicon::negatesBefore));
        if (!negated) {
            return degree;
        }
        return degree * (weight > 0 ? POSITIVE_NEGATED : NEGATIVE_NEGATED);
    }
}
