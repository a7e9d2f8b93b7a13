package dev.ringway.transcript.analysis.llm;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a language model for sentiment and keywords, which take the place of those that are known, and for summary and title
 * where there are none. What it answers that makes no sense is left out, and what is known stays. Blocks its thread until the
 * answer, at most the settings' time limit; another time the same conversation may give another finding.
 *
 * <p>Fails with {@link LlmFailure} where there is no answer.
 */
public final class LlmAnalyzer implements TranscriptAnalyzer {

    private final LlmSettings settings;
    private final LlmEndpoint endpoint;
    private final JsonMapper json = JsonMapper.shared();

    public LlmAnalyzer(LlmSettings settings) {
        this.settings = settings;
        this.endpoint = new LlmEndpoint(settings);
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        String said = conversation.turns().stream()
                .map(Turn::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        if (said.isBlank()) {
            return known;
        }
        byte[] answer = endpoint.post(Prompt.of(conversation, settings.model(), json));
        Findings found = Findings.read(answer, said, json);
        return known.withSummary(known.summary().or(found::summary))
                .withTitle(known.title().or(found::title))
                .withSentiment(sentiment(found, known))
                .withKeywords(found.keywords().isEmpty() ? known.keywords() : found.keywords());
    }

    /** The segments stay: the model judges the whole. */
    private static Optional<Sentiment> sentiment(Findings found, Analysis known) {
        List<Sentiment.Segment> segments =
                known.sentiment().map(Sentiment::segments).orElse(List.of());
        return found.mood()
                .map(mood -> new Sentiment(mood, found.score(), segments))
                .or(known::sentiment);
    }
}
