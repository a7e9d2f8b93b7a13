package dev.ringway.transcript.analysis.keywords;

import dev.ringway.transcript.analysis.keywords.ContentWords.Word;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A word or term that may become a keyword: how often, in how many turns and in which forms it is said. */
final class Candidate {

    private final List<String> stems;
    private final int firstSeen;
    private final Map<String, Integer> forms = new HashMap<>();
    private final Set<Integer> turns = new HashSet<>();
    private String mostCommon;
    private int count;
    private boolean wholeRun;

    Candidate(List<Word> words, int firstSeen) {
        stems = words.stream().map(Word::stem).toList();
        mostCommon = form(words);
        this.firstSeen = firstSeen;
    }

    /** @param whole whether nothing else stands beside it */
    void seen(List<Word> words, int turn, boolean whole) {
        count++;
        turns.add(turn);
        wholeRun |= whole;
        String form = form(words);
        if (forms.merge(form, 1, Integer::sum) > forms.getOrDefault(mostCommon, 0)) {
            mostCommon = form;
        }
    }

    int count() {
        return count;
    }

    int firstSeen() {
        return firstSeen;
    }

    String said() {
        return mostCommon;
    }

    /**
     * A single word always; several, where they are said more than once, or stand together by themselves.
     *
     * @param compounds whether the language makes a term by putting words side by side, as English does
     */
    boolean isTerm(boolean compounds) {
        return stems.size() == 1 || count > 1 || (compounds && wholeRun);
    }

    /** What is said in several turns is what the conversation turns on; a term of several words says more than one. */
    double weight() {
        return count * (1 + Math.log(turns.size())) * (1 + 0.5 * (stems.size() - 1));
    }

    /** Whether the other, which weighs more, says the same: it holds this, or this is it with one more word around it. */
    boolean repeats(Candidate heavier) {
        boolean held = Collections.indexOfSubList(heavier.stems, stems) >= 0;
        boolean holds = Collections.indexOfSubList(stems, heavier.stems) >= 0;
        return (held && count <= heavier.count) || (holds && count < heavier.count);
    }

    /** Tells its words, where it is a term of two. */
    void eachOfTwo(Consumer<String> stem) {
        if (stems.size() == 2) {
            stems.forEach(stem);
        }
    }

    /** @param inTerms how often a word is said as part of a term of two: a word that is never said alone is no keyword */
    boolean isCoveredBy(Map<String, Integer> inTerms) {
        return stems.size() == 1 && count <= inTerms.getOrDefault(stems.getFirst(), 0);
    }

    private static String form(List<Word> words) {
        return words.stream().map(Word::said).collect(Collectors.joining(" "));
    }
}
