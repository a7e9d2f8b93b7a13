package dev.ringway.transcript.provider;

import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.ConfigPaths;
import dev.ringway.transcript.agent.Criterion;
import dev.ringway.transcript.agent.DataItem;
import dev.ringway.transcript.agent.Divergence;
import dev.ringway.transcript.agent.Drift;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What ElevenLabs is told of an agent: the fields that are ours and differ, nothing else. Members of criteria and of data
 * collection that are not known here, and whole ones of kinds that are not, go back as they came.
 */
final class AgentWriting {

    /** What telephones send and take; calls that we have connected need it. */
    private static final String TELEPHONE = "ulaw_8000";

    private final JsonMapper json;

    AgentWriting(JsonMapper json) {
        this.json = json;
    }

    /** Of a new agent. */
    ObjectNode created(AgentConfig config, String marker) {
        ObjectNode body = json.createObjectNode();
        parent(body, "conversation_config/asr/x").put("user_input_audio_format", TELEPHONE);
        parent(body, "conversation_config/tts/x").put("agent_output_audio_format", TELEPHONE);
        write(body, config, body.deepCopy(), _ -> true);
        body.withArray("/" + AgentField.TAGS).add(marker);
        return body;
    }

    /** Empty where nothing differs. */
    Optional<ObjectNode> changed(AgentConfig here, AgentConfig there, JsonNode agent) {
        List<String> paths =
                Drift.of(here, there, there).stream().map(Divergence::path).toList();
        ObjectNode body = json.createObjectNode();
        write(
                body,
                here,
                agent,
                part -> paths.stream()
                        .anyMatch(path -> path.equals(part) || (part.endsWith(".") && path.startsWith(part))));
        return Optional.of(body).filter(change -> !change.isEmpty());
    }

    /** Variables and data that are still there and should not be: who merges has to be told so. Empty without any. */
    Optional<ObjectNode> leftovers(AgentConfig here, AgentConfig there) {
        ObjectNode body = json.createObjectNode();
        there.dynamicVariables().keySet().stream()
                .filter(name -> !here.dynamicVariables().containsKey(name))
                .forEach(name -> object(body, AgentField.VARIABLES).putNull(name));
        there.dataCollection().keySet().stream()
                .filter(key -> !here.dataCollection().containsKey(key))
                .forEach(key -> object(body, AgentField.DATA).putNull(key));
        return Optional.of(body).filter(change -> !change.isEmpty());
    }

    /** @param wanted whether a field, or something of a whole that ends in a dot, is to be written */
    private void write(ObjectNode body, AgentConfig config, JsonNode agent, Predicate<String> wanted) {
        Map<String, Object> values = ConfigPaths.of(config);
        for (AgentField field : AgentField.values()) {
            if (wanted.test(field.path()) && values.containsKey(field.path())) {
                set(body, field.place(), json.valueToTree(values.get(field.path())));
            }
        }
        if (wanted.test(ConfigPaths.TAGS)) {
            ArrayNode tags = json.createArrayNode();
            config.tags().forEach(tags::add);
            AgentReading.tags(agent).stream()
                    .filter(tag -> tag.startsWith(AgentReading.MARKER))
                    .forEach(tags::add);
            set(body, AgentField.TAGS, tags);
        }
        if (wanted.test(ConfigPaths.VARIABLES)) {
            variables(object(body, AgentField.VARIABLES), config, AgentReading.at(agent, AgentField.VARIABLES));
        }
        if (wanted.test(ConfigPaths.CRITERIA)) {
            set(body, AgentField.CRITERIA, criteria(config, AgentReading.at(agent, AgentField.CRITERIA)));
        }
        if (wanted.test(ConfigPaths.DATA)) {
            data(object(body, AgentField.DATA), config, AgentReading.at(agent, AgentField.DATA));
        }
    }

    private void variables(ObjectNode body, AgentConfig config, JsonNode there) {
        Map<String, Object> known =
                AgentReading.of(wrapped(AgentField.VARIABLES, there)).dynamicVariables();
        there.properties().stream()
                .filter(variable -> !known.containsKey(variable.getKey()))
                .forEach(variable -> body.set(variable.getKey(), variable.getValue()));
        config.dynamicVariables().forEach((name, value) -> body.set(name, json.valueToTree(value)));
    }

    private ArrayNode criteria(AgentConfig config, JsonNode there) {
        Map<String, JsonNode> known = new HashMap<>();
        ArrayNode list = json.createArrayNode();
        there.forEach(node -> AgentReading.criterion(node)
                .ifPresentOrElse(criterion -> known.put(criterion.id(), node), () -> list.add(node)));
        config.criteria()
                .forEach(criterion -> list.add(criterion(criterion, Optional.ofNullable(known.get(criterion.id())))));
        return list;
    }

    private ObjectNode criterion(Criterion criterion, Optional<JsonNode> there) {
        return there.map(node -> node.deepCopy().asObject())
                .orElseGet(json::createObjectNode)
                .put("id", criterion.id())
                .put("name", criterion.name())
                .put("type", "prompt")
                .put("conversation_goal_prompt", criterion.goalPrompt());
    }

    private void data(ObjectNode body, AgentConfig config, JsonNode there) {
        there.properties().stream()
                .filter(item -> AgentReading.item(item.getValue()).isEmpty())
                .forEach(item -> body.set(item.getKey(), item.getValue()));
        config.dataCollection().forEach((key, item) -> body.set(key, item(item, there.path(key))));
    }

    /** Who merges keeps a description that is left out, and values as well. */
    private ObjectNode item(DataItem item, JsonNode there) {
        ObjectNode node = there.isObject() ? there.deepCopy().asObject() : json.createObjectNode();
        node.put("type", item.type()).put("description", item.description().orElse(""));
        if (!item.values().isEmpty()) {
            ArrayNode values = node.putArray("enum");
            item.values().forEach(values::add);
        } else if (node.has("enum")) {
            node.putNull("enum");
        }
        return node;
    }

    private ObjectNode wrapped(String place, JsonNode node) {
        ObjectNode whole = json.createObjectNode();
        set(whole, place, node.isMissingNode() ? json.createObjectNode() : node);
        return whole;
    }

    private static void set(ObjectNode body, String place, JsonNode value) {
        parent(body, place).set(place.substring(place.lastIndexOf('/') + 1), value);
    }

    private static ObjectNode object(ObjectNode body, String place) {
        return parent(body, place + "/x");
    }

    /** The object in which that place lies, made where it is missing. */
    private static ObjectNode parent(ObjectNode body, String place) {
        int end = place.lastIndexOf('/');
        return end < 0 ? body : body.withObject("/" + place.substring(0, end));
    }
}
