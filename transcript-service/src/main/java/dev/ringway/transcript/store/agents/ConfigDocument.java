package dev.ringway.transcript.store.agents;

import static dev.ringway.transcript.store.agents.Fields.number;
import static dev.ringway.transcript.store.agents.Fields.part;
import static dev.ringway.transcript.store.agents.Fields.parts;
import static dev.ringway.transcript.store.agents.Fields.put;
import static dev.ringway.transcript.store.agents.Fields.text;
import static dev.ringway.transcript.store.agents.Fields.texts;
import static dev.ringway.transcript.store.agents.Fields.whole;

import dev.ringway.starter.mongo.PlainValues;
import dev.ringway.starter.mongo.StorableValues;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.agent.CallLimits;
import dev.ringway.transcript.agent.Conduct;
import dev.ringway.transcript.agent.Criterion;
import dev.ringway.transcript.agent.DataItem;
import dev.ringway.transcript.agent.Voice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** An agent's configuration as a part of a document. Names that others give are values here, never names of fields. */
final class ConfigDocument {

    private ConfigDocument() {}

    static Document write(AgentFields fields) {
        return write(fields.config())
                .append("phoneNumbers", fields.phoneNumbers())
                .append("active", fields.active());
    }

    static Document write(AgentConfig config) {
        Document document = new Document("name", config.name());
        put(document, "prompt", config.conduct().prompt());
        put(document, "llm", config.conduct().llm());
        put(document, "temperature", config.conduct().temperature());
        put(document, "firstMessage", config.conduct().firstMessage());
        put(document, "language", config.conduct().language());
        put(document, "maxDuration", config.maxDuration());
        return document.append("dynamicVariables", variables(config.dynamicVariables()))
                .append("voice", voice(config.voice()))
                .append(
                        "evaluationCriteria",
                        config.criteria().stream()
                                .map(ConfigDocument::criterion)
                                .toList())
                .append("dataCollection", data(config.dataCollection()))
                .append("callLimits", limits(config.callLimits()))
                .append("tags", config.tags());
    }

    static AgentFields fields(Document document) {
        return new AgentFields(config(document), texts(document, "phoneNumbers"), document.getBoolean("active", true));
    }

    static AgentConfig config(Document document) {
        Document voice = part(document, "voice");
        Document limits = part(document, "callLimits");
        return new AgentConfig(
                document.getString("name"),
                new Conduct(
                        text(document, "prompt"),
                        text(document, "llm"),
                        number(document, "temperature"),
                        text(document, "firstMessage"),
                        text(document, "language")),
                variables(parts(document, "dynamicVariables")),
                new Voice(
                        text(voice, "voiceId"),
                        text(voice, "modelId"),
                        number(voice, "stability"),
                        number(voice, "speed")),
                whole(document, "maxDuration"),
                parts(document, "evaluationCriteria").stream()
                        .map(criterion -> new Criterion(
                                criterion.getString("id"),
                                criterion.getString("name"),
                                criterion.getString("goalPrompt")))
                        .toList(),
                data(parts(document, "dataCollection")),
                new CallLimits(whole(limits, "concurrent"), whole(limits, "daily")),
                texts(document, "tags"));
    }

    private static List<Document> variables(Map<String, Object> variables) {
        return variables.entrySet().stream()
                .map(one -> new Document("name", one.getKey())
                        .append(
                                "value",
                                StorableValues.of(Map.of("value", one.getValue()))
                                        .get("value")))
                .toList();
    }

    private static Map<String, Object> variables(List<Document> documents) {
        Map<String, Object> variables = new LinkedHashMap<>();
        documents.forEach(one -> variables.putAll(
                Map.of(one.getString("name"), PlainValues.of(one).get("value"))));
        return variables;
    }

    private static Document voice(Voice voice) {
        Document document = new Document();
        put(document, "voiceId", voice.voiceId());
        put(document, "modelId", voice.modelId());
        put(document, "stability", voice.stability());
        put(document, "speed", voice.speed());
        return document;
    }

    private static Document criterion(Criterion criterion) {
        return new Document("id", criterion.id())
                .append("name", criterion.name())
                .append("goalPrompt", criterion.goalPrompt());
    }

    private static List<Document> data(Map<String, DataItem> data) {
        return data.entrySet().stream()
                .map(one -> {
                    Document item = new Document("key", one.getKey())
                            .append("type", one.getValue().type());
                    put(item, "description", one.getValue().description());
                    return item.append("enum", one.getValue().values());
                })
                .toList();
    }

    private static Map<String, DataItem> data(List<Document> documents) {
        Map<String, DataItem> data = new LinkedHashMap<>();
        documents.forEach(item -> data.put(
                item.getString("key"),
                new DataItem(item.getString("type"), text(item, "description"), texts(item, "enum"))));
        return data;
    }

    private static Document limits(CallLimits limits) {
        Document document = new Document();
        put(document, "concurrent", limits.concurrent());
        put(document, "daily", limits.daily());
        return document;
    }
}
