package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.http.CustomField;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.agent.CallLimits;
import dev.ringway.transcript.agent.Conduct;
import dev.ringway.transcript.agent.Criterion;
import dev.ringway.transcript.agent.DataItem;
import dev.ringway.transcript.agent.Voice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads what somebody says of an agent: a JSON document, every part of it checked, and every mistake told by its path. */
@Component
public final class AgentReader {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "prompt",
            "llm",
            "temperature",
            "firstMessage",
            "language",
            "dynamicVariables",
            "voice",
            "maxDuration",
            "evaluationCriteria",
            "dataCollection",
            "callLimits",
            "tags",
            "phoneNumbers",
            "active");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Pattern TAG = Pattern.compile("(?!\\s|ringway:)[^\\p{Cntrl}]{1,64}(?<!\\s)");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final String NAMED = "must be named with 1 to 64 letters, digits, _ or -";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_PROMPT = 100_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST = 50;
    private static final int DAY = 86_400;
    private static final int MOST_CALLS = 1_000_000;

    /** @throws ProblemException 400 with every field that is wrong, or if it is no object */
    public AgentFields read(JsonNode document) {
        return read(document, MissingNode.getInstance());
    }

    /**
     * What is said of an agent that there is. Values that are stored may stay as they are: ElevenLabs allows more than this
     * does, and what was taken over from there keeps nobody from changing something else.
     *
     * @param stored the document that says how it is so far
     * @throws ProblemException 400 with every field that is wrong, or if it is no object
     */
    public AgentFields read(JsonNode document, JsonNode stored) {
        if (!document.isObject()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", "The body must be a JSON object.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        JsonMembers agent = JsonMembers.of("", document, stored, FIELDS, problems);
        AgentFields fields = new AgentFields(
                config(agent),
                agent.texts(
                        "phoneNumbers",
                        MOST,
                        NUMBER,
                        "must be a list of " + MOST + " E.164 numbers at most, each once"),
                agent.flag("active").orElse(true));
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Correct the fields named in errors and send the request again.",
                    problems);
        }
        return fields;
    }

    private static AgentConfig config(JsonMembers agent) {
        JsonMembers voice = agent.object("voice", Set.of("voiceId", "modelId", "stability", "speed"));
        JsonMembers limits = agent.object("callLimits", Set.of("concurrent", "daily"));
        return new AgentConfig(
                agent.required("name", agent.text("name", LONGEST_NAME)),
                conduct(agent),
                variables(agent),
                new Voice(
                        voice.text("voiceId", LONGEST_ID),
                        voice.text("modelId", LONGEST_ID),
                        voice.number("stability", 0, 1),
                        voice.number("speed", 0.25, 4)),
                agent.whole("maxDuration", 1, DAY),
                criteria(agent),
                data(agent),
                new CallLimits(limits.whole("concurrent", -1, MOST_CALLS), limits.whole("daily", 0, MOST_CALLS)),
                agent.texts(
                        "tags",
                        MOST,
                        TAG,
                        "must be a list of " + MOST
                                + " texts at most, each once, of 1 to 64 characters on one line, none of"
                                + " which begins with ringway:"));
    }

    private static Conduct conduct(JsonMembers agent) {
        return new Conduct(
                agent.block("prompt", LONGEST_PROMPT),
                agent.text("llm", LONGEST_ID),
                agent.number("temperature", 0, 2),
                agent.block("firstMessage", LONGEST_TEXT),
                agent.value(
                        "language",
                        node -> Optional.of(node.asString("")),
                        text -> LANGUAGE.matcher(text).matches(),
                        "must be a language such as en or pt-br"));
    }

    private static Map<String, Object> variables(JsonMembers agent) {
        Map<String, Object> variables = new LinkedHashMap<>();
        JsonNode stored = agent.stored().path("dynamicVariables");
        agent.map("dynamicVariables", MOST)
                .ifPresent(map -> map.properties().forEach(variable -> {
                    String path = "dynamicVariables." + variable.getKey();
                    Optional<Object> value = CustomField.value(variable.getValue());
                    if (!NAME.matcher(variable.getKey()).matches() && !stored.has(variable.getKey())) {
                        agent.wrong(path, NAMED);
                    } else if (value.isEmpty()) {
                        agent.wrong(path, "must be a text of 1000 characters at most, a number, true or false");
                    } else {
                        variables.put(variable.getKey(), value.get());
                    }
                }));
        return variables;
    }

    private static List<Criterion> criteria(JsonMembers agent) {
        List<Criterion> criteria = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean asStored = agent.isAsStored("evaluationCriteria");
        for (JsonMembers criterion :
                agent.objects("evaluationCriteria", "id", Set.of("id", "name", "goalPrompt"), MOST)) {
            String id = criterion.required("id", criterion.text("id", LONGEST_ID));
            if (!id.isEmpty()
                    && !NAME.matcher(id).matches()
                    && criterion.stored().isMissingNode()) {
                criterion.wrong("id", "must be 1 to 64 letters, digits, _ or -");
            } else if (!ids.add(id) && !asStored) {
                criterion.wrong("id", "must not be another one's");
            }
            criteria.add(new Criterion(
                    id,
                    criterion.required("name", criterion.text("name", LONGEST_NAME)),
                    criterion.required("goalPrompt", criterion.block("goalPrompt", LONGEST_TEXT))));
        }
        return criteria;
    }

    private static Map<String, DataItem> data(JsonMembers agent) {
        Map<String, DataItem> data = new LinkedHashMap<>();
        agent.map("dataCollection", MOST).ifPresent(map -> {
            JsonMembers items =
                    new JsonMembers("dataCollection", map, agent.stored().path("dataCollection"), agent.problems());
            map.propertyNames().forEach(key -> {
                if (!NAME.matcher(key).matches() && !items.stored().has(key)) {
                    items.wrong(key, NAMED);
                }
                data.put(key, item(items.object(key, Set.of("type", "description", "enum"))));
            });
        });
        return data;
    }

    private static DataItem item(JsonMembers item) {
        Optional<String> type = item.value(
                "type",
                node -> Optional.of(node.asString("")),
                DataItem.TYPES::contains,
                "must be one of boolean, integer, number, string");
        return new DataItem(
                item.required("type", type),
                item.block("description", LONGEST_TEXT).filter(text -> !text.isEmpty()),
                item.texts(
                        "enum",
                        MOST,
                        VALUE,
                        "must be a list of " + MOST + " texts at most, each once, of 1 to 200 characters"));
    }
}
