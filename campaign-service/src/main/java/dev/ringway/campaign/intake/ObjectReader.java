package dev.ringway.campaign.intake;

import dev.ringway.starter.http.WholeText;
import dev.ringway.starter.problems.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object, each read by what it may be. A null is a member that is not there. All mistakes are kept. */
record ObjectReader(String path, JsonNode node, List<FieldProblem> problems) {

    /** @param known all that it may hold */
    static ObjectReader of(String path, JsonNode node, Set<String> known, List<FieldProblem> problems) {
        ObjectReader reader = new ObjectReader(path, node, problems);
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reader.wrong(
                        name,
                        "is not known here; this takes "
                                + String.join(", ", known.stream().sorted().toList())));
        return reader;
    }

    /** @param message what the value must be, to be read after its name */
    <T> Optional<T> value(String name, Function<JsonNode, Optional<T>> reading, String message) {
        Optional<JsonNode> member = member(name);
        Optional<T> value = member.flatMap(reading);
        if (member.isPresent() && value.isEmpty()) {
            wrong(name, message);
        }
        return value;
    }

    Optional<String> text(String name, int longest) {
        return value(
                name,
                member -> Optional.of(member)
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(text -> !text.isBlank()
                                && text.codePointCount(0, text.length()) <= longest
                                && WholeText.isLine(text)),
                "must be a text of 1 to " + longest + " characters on one line");
    }

    Optional<ObjectReader> object(String name, Set<String> known) {
        return value(name, member -> Optional.of(member).filter(JsonNode::isObject), "must be an object")
                .map(member -> of(pathOf(name), member, known, problems));
    }

    /** The objects of a list, each with its place in its path. */
    List<ObjectReader> objects(String name, Set<String> known, int most) {
        Optional<JsonNode> list = value(
                name,
                member -> Optional.of(member)
                        .filter(items -> items.isArray()
                                && items.size() <= most
                                && items.valueStream().allMatch(JsonNode::isObject)),
                "must be a list of " + most + " objects at most");
        List<ObjectReader> objects = new ArrayList<>();
        list.ifPresent(items -> items.forEach(
                item -> objects.add(of(pathOf(name) + "[" + objects.size() + "]", item, known, problems))));
        return objects;
    }

    Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(member -> !member.isNull());
    }

    /** What has to be there; a problem and something harmless in its place where it is not. */
    <T> T required(String name, Optional<T> value, T otherwise) {
        if (member(name).isEmpty()) {
            wrong(name, "is required");
        }
        return value.orElse(otherwise);
    }

    void wrong(String name, String message) {
        problems.add(new FieldProblem(pathOf(name), message));
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
