package dev.ringway.transcript.analysis.sentiment;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.analysis.language.WordLists;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the person at the other end feels, by their own words alone: an agent is always polite. A language that it does not
 * judge, and a conversation in which the person says nothing, have no sentiment.
 *
 * <p>A segment is what the person says in a turn; in a conversation of more than {@value #SEGMENTS} such turns, in several.
 */
public final class SentimentAnalyzer implements TranscriptAnalyzer {

    static final int SEGMENTS = 100;

    /** Where it is right often enough to be told. There are lexicons of more, whose figures are in the README. */
    private static final List<String> TRUSTED = List.of("en");

    /** From here on a score is a mood. */
    private static final double TELLING = 0.25;

    /** One word of weight 2 gives a score of two thirds. */
    private static final double SATURATION = 5;

    private final Map<String, Wording> wordings;

    public SentimentAnalyzer() {
        this(TRUSTED);
    }

    /** @param languages judged where there is a lexicon, in src/main/resources/analysis/sentiment */
    public SentimentAnalyzer(List<String> languages) {
        wordings = WordLists.perLanguage("sentiment", languages).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, list -> new Wording(new Lexicon(list.getValue()))));
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        return known.withSentiment(SpokenLanguage.of(conversation)
                .flatMap(language -> Optional.ofNullable(wordings.get(language.code())))
                .flatMap(wording -> sentiment(wording, conversation.turns())));
    }

    private static Optional<Sentiment> sentiment(Wording wording, List<Turn> turns) {
        List<Turn> said = turns.stream()
                .filter(turn -> turn.role() == Speaker.USER)
                .filter(turn -> turn.text().filter(text -> !text.isBlank()).isPresent())
                .toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        int window = Math.ceilDiv(said.size(), SEGMENTS);
        List<Sentiment.Segment> segments = IntStream.iterate(0, at -> at < said.size(), at -> at + window)
                .mapToObj(at -> segment(wording, said.subList(at, Math.min(at + window, said.size()))))
                .toList();
        double score = overall(segments);
        return Optional.of(new Sentiment(mood(score), score, segments));
    }

    private static Sentiment.Segment segment(Wording wording, List<Turn> turns) {
        double weight = turns.stream()
                .mapToDouble(turn -> wording.weight(turn.text().orElseThrow()))
                .sum();
        double score = rounded(weight / Math.sqrt(weight * weight + SATURATION));
        return new Sentiment.Segment(
                turns.getFirst().startTime(), turns.getLast().endTime(), mood(score), score);
    }

    /**
     * The mean of the segments that tell a mood. Later ones count up to twice as much as the first: a conversation is
     * remembered by how it ends.
     */
    private static double overall(List<Sentiment.Segment> segments) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < segments.size(); i++) {
            double score = segments.get(i).score();
            double weight = score == 0 ? 0 : 1 + (double) i / segments.size();
            sum += weight * score;
            weights += weight;
        }
        return weights == 0 ? 0 : rounded(sum / weights);
    }

    private static Mood mood(double score) {
        if (Math.abs(score) < TELLING) {
            return Mood.NEUTRAL;
        }
        return score > 0 ? Mood.POSITIVE : Mood.NEGATIVE;
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
