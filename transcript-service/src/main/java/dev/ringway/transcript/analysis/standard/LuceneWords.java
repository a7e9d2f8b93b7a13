package dev.ringway.transcript.analysis.standard;

import dev.ringway.transcript.analysis.keywords.ContentWords;
import dev.ringway.transcript.analysis.language.WordLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Content words by Lucene's analysers: each language's own stemming, its stop words, and those that telephone calls add. */
public final class LuceneWords implements ContentWords {

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s'_-]");
    /** What French and Italian tie to a word, and what English hangs on it. */
    private static final Pattern ATTACHED = Pattern.compile("^\\p{L}{1,2}'(?=\\p{L}{3})|'s$");

    /** Lucene takes words with a hyphen for several, with an underscore for one. */
    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})-(?=\\p{L})");

    /** In French a hyphen mostly ties a pronoun to its verb; this word is in every other call. */
    private static final Pattern HYPHEN_IN_A_NOUN = Pattern.compile("(?iu)(?<=rendez)-(?=vous)");

    /** German: what begins small is no noun, and a keyword is one. */
    private static final String CAPITALISES_NOUNS = "de";

    private static final String JOINED = "_";

    /** Ends the name of a list of words for what is done in calls. */
    private static final String DEEDS = ".deeds";

    private static final int SHORTEST = 3;

    private final Map<List<String>, Analyzer> analyzers = new ConcurrentHashMap<>();

    @Override
    public boolean knows(String language) {
        return LuceneLanguage.of(language).isPresent();
    }

    @Override
    public List<List<Word>> runs(String text, String language) {
        return runs(text, language, List.of(language, language + DEEDS));
    }

    @Override
    public List<List<Word>> runsWithDeeds(String text, String language) {
        return runs(text, language, List.of(language));
    }

    /** @param lists of stop words */
    private List<List<Word>> runs(String text, String language, List<String> lists) {
        Optional<Analyzer> analyzer = LuceneLanguage.of(language)
                .map(known -> analyzers.computeIfAbsent(lists, any -> known.analyzer(stopWords(lists))));
        Pattern hyphen = language.equals("fr") ? HYPHEN_IN_A_NOUN : HYPHEN;
        String joined = hyphen.matcher(text.replace('’', '\'')).replaceAll(JOINED);
        return analyzer.map(known -> runs(joined, known, language.equals(CAPITALISES_NOUNS)))
                .orElse(List.of());
    }

    private static List<String> stopWords(List<String> lists) {
        return lists.stream()
                .flatMap(list ->
                        WordLists.lines("stopwords/" + list + ".txt").stream().flatMap(List::stream))
                .toList();
    }

    private static List<List<Word>> runs(String text, Analyzer analyzer, boolean nouns) {
        List<List<Word>> runs = new ArrayList<>();
        List<Word> run = new ArrayList<>();
        int end = 0;
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute stem = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute position = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String said = text.substring(offset.startOffset(), offset.endOffset());
                boolean content = isContent(said) && (!nouns || Character.isUpperCase(said.codePointAt(0)));
                String between = text.substring(Math.min(end, offset.startOffset()), offset.startOffset());
                if (!content
                        || position.getPositionIncrement() != 1
                        || PUNCTUATION.matcher(between).find()) {
                    run = next(run, runs);
                }
                if (content) {
                    run.add(new Word(shown(said), stem.toString()));
                }
                if (said.endsWith("'s")) {
                    run = next(run, runs);
                }
                end = offset.endOffset();
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot be read", e);
        }
        next(run, runs);
        return runs;
    }

    private static List<Word> next(List<Word> run, List<List<Word>> runs) {
        if (run.isEmpty()) {
            return run;
        }
        runs.add(List.copyOf(run));
        return new ArrayList<>();
    }

    /** Letters alone, and enough of them: figures, codes and initials are no keywords. */
    private static boolean isContent(String said) {
        int letters = (int) said.codePoints().filter(Character::isLetter).count();
        int shortest = said.codePoints().allMatch(character -> character < 0x250) ? SHORTEST : SHORTEST - 1;
        return letters >= shortest && said.codePoints().noneMatch(Character::isDigit);
    }

    private static String shown(String said) {
        return ATTACHED.matcher(said.toLowerCase(Locale.ROOT)).replaceAll("").replace(JOINED, "-");
    }
}
