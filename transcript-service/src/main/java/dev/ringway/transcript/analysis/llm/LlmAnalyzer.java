package dev.ringway.transcript.analysis.llm;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a language model for sentiment and keywords, which take the place of those that are known, and for summary and title
 * where the provider has given none. What it answers that makes no sense is left out, and what is known stays. Blocks its thread
 * until the answer, at most the settings' time limit; another time the same conversation may give another finding.
 *
 * <p>Fails with {@link LlmFailure} where there is no answer, or nothing of it makes sense.
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
        return ask(conversation).apply(known);
    }

    /** @return puts what the model has found into what is known of the conversation; can be done again, and asks nobody */
    public UnaryOperator<Analysis> ask(Conversation conversation) {
        String said = said(conversation);
        if (said.isBlank()) {
            return known -> Findings.NOTHING.over(known, settings.model());
        }
        byte[] answer = endpoint.post(Prompt.of(conversation, settings.model(), json));
        Findings found = Findings.read(answer, said, json);
        if (found.isNothing()) {
            throw new LlmFailure(LlmFailure.Kind.CONVERSATION, "the language model's answer makes no sense");
        }
        return known -> found.over(known, settings.model());
    }

    private static String said(Conversation conversation) {
        return conversation.turns().stream()
                .map(Turn::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }
}
