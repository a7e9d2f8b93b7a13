package dev.ringway.transcript.web.agents;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.agent.CallLimits;
import dev.ringway.transcript.agent.Criterion;
import dev.ringway.transcript.agent.DataItem;
import dev.ringway.transcript.agent.Voice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people say of an agent, in the shape that {@link dev.ringway.transcript.intake.agents.AgentReader} reads. A single
 * value that is left out is left to ElevenLabs; a list or an object that is left out is empty, there as well.
 *
 * @param prompt 100,000 characters at most
 * @param llm the language model, by ElevenLabs' name
 * @param temperature 0 to 2
 * @param firstMessage an empty text: the agent waits until it is spoken to
 * @param language such as en or pt-br
 * @param dynamicVariables every variable that the agent defines, with its default: a text, a number, true or false
 * @param maxDuration seconds that a conversation may last
 * @param evaluationCriteria what ElevenLabs judges every conversation by, 50 at most
 * @param dataCollection what ElevenLabs is to find in every conversation, by key
 * @param phoneNumbers E.164: the numbers whose inbound calls the agent takes; ElevenLabs is not told
 * @param active false where it takes no new calls; true unless said otherwise; ElevenLabs is not told
 */
record AgentDraft(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        Optional<String> prompt,
        Optional<String> llm,
        Optional<Double> temperature,
        Optional<String> firstMessage,
        Optional<String> language,
        Map<String, Object> dynamicVariables,
        Voice voice,
        Optional<Integer> maxDuration,
        List<Criterion> evaluationCriteria,
        Map<String, Item> dataCollection,
        CallLimits callLimits,
        List<String> tags,
        List<String> phoneNumbers,
        boolean active) {

    /**
     * Something that ElevenLabs is to find.
     *
     * @param type string, boolean, integer, number
     * @param values the only texts that it may be; empty for any
     */
    @Schema(name = "AgentDataItem")
    record Item(
            String type,
            Optional<String> description,
            @JsonProperty("enum") List<String> values) {}

    /** As it is. */
    static AgentDraft of(AgentFields fields) {
        return of(fields, fields.config().dynamicVariables(), UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** As somebody may see it: people write numbers into every text. */
    static AgentDraft shownTo(Caller caller, AgentFields fields) {
        return of(
                fields,
                DataMask.shownTo(caller, fields.config().dynamicVariables()),
                text -> DataMask.shownTo(caller, text),
                number -> PhoneMask.shownTo(caller, number));
    }

    private static AgentDraft of(
            AgentFields fields,
            Map<String, Object> variables,
            UnaryOperator<String> text,
            UnaryOperator<String> number) {
        AgentConfig config = fields.config();
        return new AgentDraft(
                text.apply(config.name()),
                config.conduct().prompt().map(text),
                config.conduct().llm(),
                config.conduct().temperature(),
                config.conduct().firstMessage().map(text),
                config.conduct().language(),
                variables,
                config.voice(),
                config.maxDuration(),
                config.criteria().stream()
                        .map(criterion -> new Criterion(
                                criterion.id(), text.apply(criterion.name()), text.apply(criterion.goalPrompt())))
                        .toList(),
                items(config.dataCollection(), text),
                config.callLimits(),
                config.tags().stream().map(text).toList(),
                fields.phoneNumbers().stream().map(number).toList(),
                fields.active());
    }

    private static Map<String, Item> items(Map<String, DataItem> data, UnaryOperator<String> text) {
        Map<String, Item> items = new LinkedHashMap<>();
        data.forEach((key, item) -> items.put(
                key,
                new Item(
                        item.type(),
                        item.description().map(text),
                        item.values().stream().map(text).toList())));
        return items;
    }
}
