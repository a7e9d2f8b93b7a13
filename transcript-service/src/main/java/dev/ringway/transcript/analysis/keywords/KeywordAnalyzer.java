package dev.ringway.transcript.analysis.keywords;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.analysis.keywords.ContentWords.Word;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.conversation.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The words and terms that a conversation turns on, the weightiest first: runs of content words, counted by their stems, as they
 * are said most often. What is known as an entity is none. Where there are no such words it turns on what was
 * done, which elsewhere is said by the way. A language whose stop words are not known
 * gives no keywords: they would be its most common words.
 */
public final class KeywordAnalyzer implements TranscriptAnalyzer {

    public static final int MOST = 15;

    private static final int LONGEST_TERM = 3;

    /** Where "window seat" is a term; elsewhere it takes a word between, or is one word. */
    private static final Set<String> COMPOUNDING = Set.of("en");

    /** In a call of few words not many can be what it turns on: at least so many, and one for so many content words. */
    private static final int LEAST = 3;

    private static final int CONTENT_PER_KEYWORD = 4;

    private final ContentWords words;

    public KeywordAnalyzer(ContentWords words) {
        this.words = words;
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        return known.withKeywords(SpokenLanguage.of(conversation)
                .map(SpokenLanguage::code)
                .filter(words::knows)
                .map(language -> keywords(conversation, language, masks(known.entities())))
                .orElse(List.of()));
    }

    private List<String> keywords(Conversation conversation, String language, List<String> masks) {
        List<String> keywords = keywords(conversation, language, masks, words::runs);
        return keywords.isEmpty() ? keywords(conversation, language, masks, words::runsWithDeeds) : keywords;
    }

    private static List<String> keywords(
            Conversation conversation,
            String language,
            List<String> masks,
            BiFunction<String, String, List<List<Word>>> runs) {
        Map<List<String>, Candidate> candidates = new HashMap<>();
        int content = 0;
        for (int turn = 0; turn < conversation.turns().size(); turn++) {
            String text = conversation.turns().get(turn).text().orElse("");
            for (List<Word> run : runs.apply(masked(text, masks), language)) {
                count(run, turn, candidates);
                content += run.size();
            }
        }
        return best(candidates, COMPOUNDING.contains(language), Math.clamp(content / CONTENT_PER_KEYWORD, LEAST, MOST));
    }

    private static void count(List<Word> run, int turn, Map<List<String>, Candidate> candidates) {
        for (int from = 0; from < run.size(); from++) {
            for (int to = from + 1; to <= Math.min(run.size(), from + LONGEST_TERM); to++) {
                List<Word> term = run.subList(from, to);
                int seen = candidates.size();
                candidates
                        .computeIfAbsent(term.stream().map(Word::stem).toList(), stems -> new Candidate(term, seen))
                        .seen(term, turn, term.size() == run.size());
            }
        }
    }

    private static List<String> best(Map<List<String>, Candidate> candidates, boolean compounds, int most) {
        List<Candidate> terms = candidates.values().stream()
                .filter(candidate -> candidate.isTerm(compounds))
                .sorted(Comparator.comparingDouble(Candidate::weight).reversed().thenComparingInt(Candidate::firstSeen))
                .toList();
        Map<String, Integer> inTerms = new HashMap<>();
        terms.forEach(term -> term.eachOfTwo(stem -> inTerms.merge(stem, term.count(), Integer::sum)));
        List<Candidate> best = new ArrayList<>();
        for (Candidate term : terms) {
            if (best.size() == most) {
                break;
            }
            if (!term.isCoveredBy(inTerms) && best.stream().noneMatch(term::repeats)) {
                best.add(term);
            }
        }
        return best.stream().map(Candidate::said).distinct().toList();
    }

    /** The longest first, so that no half of a name is left over. */
    private static List<String> masks(List<Entity> entities) {
        return entities.stream()
                .map(Entity::text)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String masked(String text, List<String> masks) {
        String masked = text;
        for (String mask : masks) {
            masked = masked.replace(mask, ". ");
        }
        return masked;
    }
}
