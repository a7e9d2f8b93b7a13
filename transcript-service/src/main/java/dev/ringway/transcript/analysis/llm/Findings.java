package dev.ringway.transcript.analysis.llm;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Judged;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.analysis.keywords.KeywordAnalyzer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the model found, as far as it makes sense: a text that is too long, a mood that there is not, a score that contradicts
 * it, and keywords that nobody said count as not found.
 */
record Findings(
        Optional<String> summary, Optional<String> title, Optional<Mood> mood, double score, List<String> keywords) {

    static final Findings NOTHING = new Findings(Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of());

    private static final int LONGEST_SUMMARY = 1_000;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_KEYWORD = 60;

    /** How far a score may lie on the other side of neutral from its mood. */
    private static final double SLACK = 0.05;

    /**
     * @param body a chat completion
     * @param said all that was said, in lower case
     */
    static Findings read(byte[] body, String said, JsonMapper json) {
        try {
            String content = json.readTree(body)
                    .path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asString("");
            JsonNode found = json.readTree(content);
            return found.isObject() ? read(found, said) : NOTHING;
        } catch (JacksonException e) {
            return NOTHING;
        }
    }

    private static Findings read(JsonNode found, String said) {
        double score = found.path("score").isNumber() ? found.path("score").asDouble() : Double.NaN;
        return new Findings(
                text(found.path("summary"), LONGEST_SUMMARY),
                text(found.path("title"), LONGEST_TITLE),
                Mood.of(found.path("sentiment").asString("")).filter(mood -> fits(mood, score)),
                score,
                keywords(found.path("keywords"), said));
    }

    private static boolean fits(Mood mood, double score) {
        return Math.abs(score) <= 1
                && switch (mood) {
                    case POSITIVE -> score > -SLACK;
                    case NEGATIVE -> score < SLACK;
                    case NEUTRAL -> Math.abs(score) < 0.5;
                };
    }

    /** What of it takes the place of what is known: what the provider has given stays, and so do the segments of a mood. */
    Analysis over(Analysis known, String model) {
        Origin origin = known.origin();
        Set<Finding> found = new HashSet<>();
        summary.ifPresent(_ -> found.add(Finding.SUMMARY));
        title.ifPresent(_ -> found.add(Finding.TITLE));
        mood.ifPresent(_ -> found.add(Finding.SENTIMENT));
        keywords.stream().findFirst().ifPresent(_ -> found.add(Finding.KEYWORDS));
        found.removeAll(origin.provider());
        List<Sentiment.Segment> segments =
                known.sentiment().map(Sentiment::segments).orElse(List.of());
        return known.withSummary(found.contains(Finding.SUMMARY) ? summary : known.summary())
                .withTitle(found.contains(Finding.TITLE) ? title : known.title())
                .withSentiment(
                        mood.map(felt -> new Sentiment(felt, score, segments)).or(known::sentiment))
                .withKeywords(keywords.isEmpty() ? known.keywords() : keywords)
                .withOrigin(origin.judged(new Judged(model, found)));
    }

    /** Whether none of it makes sense. */
    boolean isNothing() {
        return summary.isEmpty() && title.isEmpty() && mood.isEmpty() && keywords.isEmpty();
    }

    private static List<String> keywords(JsonNode found, String said) {
        return found.valueStream()
                .flatMap(keyword -> text(keyword, LONGEST_KEYWORD).stream())
                .map(keyword -> keyword.toLowerCase(Locale.ROOT))
                .filter(keyword ->
                        said.contains(keyword) && keyword.codePoints().anyMatch(Character::isLetter))
                .distinct()
                .limit(KeywordAnalyzer.MOST)
                .toList();
    }

    private static Optional<String> text(JsonNode node, int longest) {
        return Stream.of(node)
                .filter(JsonNode::isString)
                .map(text -> text.asString().replaceAll("\\p{Cntrl}+", " ").strip())
                .filter(text -> !text.isEmpty() && text.length() <= longest)
                .findFirst();
    }
}
