package dev.ringway.transcript.provider;

import dev.ringway.starter.http.CustomField;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.CallLimits;
import dev.ringway.transcript.agent.Conduct;
import dev.ringway.transcript.agent.Criterion;
import dev.ringway.transcript.agent.DataItem;
import dev.ringway.transcript.agent.Voice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What of an agent's JSON at ElevenLabs is ours, too. A criterion or an item of data collection of a kind that is not known
 * here, and a variable whose default is too long, is nothing of ours, and stays as it is.
 */
final class AgentReading {

    /** What marks agents as created by us begins so; people do not see it among the tags. */
    static final String MARKER = "ringway:";

    private AgentReading() {}

    static AgentConfig of(JsonNode agent) {
        return new AgentConfig(
                text(agent, AgentField.NAME).filter(name -> !name.isBlank()).orElse("unnamed"),
                new Conduct(
                        text(agent, AgentField.PROMPT),
                        text(agent, AgentField.LLM),
                        number(agent, AgentField.TEMPERATURE),
                        text(agent, AgentField.FIRST_MESSAGE),
                        text(agent, AgentField.LANGUAGE)),
                variables(at(agent, AgentField.VARIABLES)),
                new Voice(
                        text(agent, AgentField.VOICE_ID),
                        text(agent, AgentField.MODEL_ID),
                        number(agent, AgentField.STABILITY),
                        number(agent, AgentField.SPEED)),
                whole(agent, AgentField.MAX_DURATION),
                at(agent, AgentField.CRITERIA)
                        .valueStream()
                        .flatMap(criterion -> criterion(criterion).stream())
                        .toList(),
                data(at(agent, AgentField.DATA)),
                new CallLimits(whole(agent, AgentField.CONCURRENT), whole(agent, AgentField.DAILY)),
                tags(agent).stream().filter(tag -> !tag.startsWith(MARKER)).toList());
    }

    static List<String> tags(JsonNode agent) {
        return at(agent, AgentField.TAGS)
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .distinct()
                .toList();
    }

    static Optional<Criterion> criterion(JsonNode node) {
        String id = node.path("id").asString("");
        return id.isBlank() || !node.path("type").asString("prompt").equals("prompt")
                ? Optional.empty()
                : Optional.of(new Criterion(
                        id,
                        node.path("name").asString(id),
                        node.path("conversation_goal_prompt").asString("")));
    }

    static Optional<DataItem> item(JsonNode node) {
        return Optional.of(node.path("type").asString(""))
                .filter(DataItem.TYPES::contains)
                .map(type -> new DataItem(
                        type,
                        Optional.of(node.path("description").asString("")).filter(text -> !text.isEmpty()),
                        node.path("enum")
                                .valueStream()
                                .filter(JsonNode::isString)
                                .map(JsonNode::stringValue)
                                .toList()));
    }

    static JsonNode at(JsonNode agent, String place) {
        return agent.at("/" + place);
    }

    private static Map<String, Object> variables(JsonNode node) {
        Map<String, Object> variables = new LinkedHashMap<>();
        node.properties()
                .forEach(variable -> CustomField.value(variable.getValue())
                        .ifPresent(value -> variables.put(variable.getKey(), value)));
        return variables;
    }

    private static Map<String, DataItem> data(JsonNode node) {
        Map<String, DataItem> data = new LinkedHashMap<>();
        node.properties().forEach(one -> item(one.getValue()).ifPresent(item -> data.put(one.getKey(), item)));
        return data;
    }

    private static Optional<String> text(JsonNode agent, AgentField field) {
        return Optional.of(at(agent, field.place())).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static Optional<Double> number(JsonNode agent, AgentField field) {
        return Optional.of(at(agent, field.place())).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
    }

    private static Optional<Integer> whole(JsonNode agent, AgentField field) {
        return Optional.of(at(agent, field.place()))
                .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                .map(JsonNode::intValue);
    }
}
