package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallEdit;
import dev.ringway.callstore.call.CallEdit.Change;
import dev.ringway.starter.http.CustomField;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON merge patch (RFC 7396) of what people may change about a call: what it does not name stays, null takes
 * away. All mistakes are told at once, each with its path.
 */
final class CallPatch {

    private static final int NOTES = 10_000;
    private static final int TAGS = 50;

    private final List<FieldProblem> problems = new ArrayList<>();

    private CallPatch() {}

    /** @throws ProblemException 400 with every field that is wrong */
    static CallEdit read(JsonNode body) {
        CallPatch patch = new CallPatch();
        CallEdit edit = patch.edit(body);
        if (!patch.problems.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Correct the fields named in errors and send the request again.",
                    patch.problems);
        }
        return edit;
    }

    private CallEdit edit(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "invalid-request", "The body must be a JSON object with what changes.");
        }
        Map<String, JsonNode> call = object("", body, Set.of("outcome", "metadata"));
        Map<String, JsonNode> outcome = part(call, "outcome", Set.of("notes", "followUpRequired", "followUpDate"));
        Map<String, JsonNode> metadata = part(call, "metadata", Set.of("tags", "customFields"));
        Optional<JsonNode> fields = Optional.ofNullable(metadata.get("customFields"));
        return new CallEdit(
                change(outcome, "outcome.notes", "notes", this::notes, "must be a text of 10000 characters at most"),
                change(
                        outcome,
                        "outcome.followUpRequired",
                        "followUpRequired",
                        CallPatch::yesOrNo,
                        "must be true or false"),
                change(outcome, "outcome.followUpDate", "followUpDate", CallPatch::time, TimeText.MESSAGE),
                change(
                        metadata,
                        "metadata.tags",
                        "tags",
                        this::tags,
                        "must be a list of 50 texts at most, each of 1 to 64 characters without ; or control characters"),
                fields.map(this::customFields).orElse(Map.of()),
                fields.filter(JsonNode::isNull).isPresent());
    }

    private Map<String, JsonNode> part(Map<String, JsonNode> call, String name, Set<String> known) {
        return Optional.ofNullable(call.get(name))
                .map(node -> object(name, node, known))
                .orElse(Map.of());
    }

    private Map<String, JsonNode> object(String path, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            wrong(path, "must be an object");
            return Map.of();
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (known.contains(member.getKey())) {
                members.put(member.getKey(), member.getValue());
            } else {
                wrong(path.isEmpty() ? member.getKey() : path + "." + member.getKey(), "cannot be changed here");
            }
        });
        return members;
    }

    private <T> Change<T> change(
            Map<String, JsonNode> members,
            String path,
            String name,
            Function<JsonNode, Optional<T>> reading,
            String message) {
        JsonNode node = members.get(name);
        if (node == null) {
            return new Change.Keep<>();
        }
        if (node.isNull()) {
            return new Change.Clear<>();
        }
        Optional<T> value = reading.apply(node);
        if (value.isEmpty()) {
            wrong(path, message);
        }
        return value.<Change<T>>map(Change.Set::new).orElseGet(Change.Keep::new);
    }

    private Optional<String> notes(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> text.codePointCount(0, text.length()) <= NOTES);
    }

    private static Optional<Boolean> yesOrNo(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    private static Optional<Instant> time(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).flatMap(text -> TimeText.read(text.stringValue()));
    }

    private Optional<List<String>> tags(JsonNode node) {
        if (!node.isArray() || node.size() > TAGS) {
            return Optional.empty();
        }
        List<String> tags = node.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(tag -> FieldValues.TAG.matcher(tag).matches())
                .toList();
        return tags.size() == node.size() ? Optional.of(tags.stream().distinct().toList()) : Optional.empty();
    }

    private Map<String, Optional<Object>> customFields(JsonNode node) {
        if (node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            wrong("metadata.customFields", "must be an object");
            return Map.of();
        }
        Map<String, Optional<Object>> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            String path = "metadata.customFields." + field.getKey();
            if (!CustomField.NAME.matcher(field.getKey()).matches()) {
                wrong(path, "must be named with 1 to 64 letters, digits, spaces, _ or -");
            } else if (field.getValue().isNull()) {
                fields.put(field.getKey(), Optional.empty());
            } else {
                Optional<Object> value = CustomField.value(field.getValue());
                if (value.isEmpty()) {
                    wrong(
                            path,
                            "must be a text of 1000 characters at most, a number of 34 digits at most, true or false");
                }
                fields.put(field.getKey(), value);
            }
        });
        return fields;
    }

    private void wrong(String path, String message) {
        problems.add(new FieldProblem(path, message));
    }
}
