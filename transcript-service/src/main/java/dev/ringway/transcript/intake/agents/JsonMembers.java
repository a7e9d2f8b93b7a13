package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.problems.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The members of one JSON object, each read by what it may be. A null is a member that is not there. All mistakes are kept. */
record JsonMembers(String path, JsonNode node, List<FieldProblem> problems) {

    /** @param known all that it may hold */
    static JsonMembers of(String path, JsonNode node, Set<String> known, List<FieldProblem> problems) {
        JsonMembers members = new JsonMembers(path, node, problems);
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> members.wrong(
                        name,
                        "is not known here; this takes "
                                + String.join(", ", known.stream().sorted().toList())));
        return members;
    }

    Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(member -> !member.isNull());
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

    /** On one line. */
    Optional<String> text(String name, int longest) {
        return value(
                name,
                member -> text(member)
                        .filter(text -> !text.isBlank()
                                && length(text) <= longest
                                && text.chars().noneMatch(Character::isISOControl)),
                "must be a text of 1 to " + longest + " characters on one line");
    }

    /** Of any lines, or none. */
    Optional<String> block(String name, int longest) {
        return value(
                name,
                member -> text(member)
                        .filter(text -> length(text) <= longest
                                && text.chars()
                                        .noneMatch(one -> Character.isISOControl(one) && "\n\r\t".indexOf(one) < 0)),
                "must be a text of " + longest
                        + " characters at most, without control characters but line ends and tabs");
    }

    Optional<Double> number(String name, double least, double most) {
        return value(
                name,
                member -> Optional.of(member)
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::doubleValue)
                        .filter(number -> number >= least && number <= most),
                "must be a number from " + least + " to " + most);
    }

    Optional<Integer> whole(String name, int least, int most) {
        return value(
                name,
                member -> Optional.of(member)
                        .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                        .map(JsonNode::intValue)
                        .filter(number -> number >= least && number <= most),
                "must be a whole number from " + least + " to " + most);
    }

    Optional<Boolean> flag(String name) {
        return value(
                name,
                member -> Optional.of(member).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                "must be true or false");
    }

    /** Texts, each once. */
    List<String> texts(String name, int most, Pattern pattern, String message) {
        return value(name, member -> list(member, most, pattern.asMatchPredicate()), message)
                .orElse(List.of());
    }

    private static Optional<List<String>> list(JsonNode node, int most, Predicate<String> fits) {
        if (!node.isArray() || node.size() > most) {
            return Optional.empty();
        }
        List<String> texts = node.valueStream()
                .flatMap(item -> text(item).filter(fits).stream())
                .distinct()
                .toList();
        return Optional.of(texts).filter(all -> all.size() == node.size());
    }

    /** The object, or an empty one. */
    JsonMembers object(String name, Set<String> known) {
        Optional<JsonNode> object =
                value(name, member -> Optional.of(member).filter(JsonNode::isObject), "must be an object");
        return of(pathOf(name), object.orElseGet(JsonNodeFactory.instance::objectNode), known, problems);
    }

    /** The members of an object whose names are anybody's, each with its path. */
    Optional<JsonNode> map(String name, int most) {
        return value(
                name,
                member -> Optional.of(member).filter(map -> map.isObject() && map.size() <= most),
                "must be an object of " + most + " members at most");
    }

    /** The objects of a list, each with its place in its path. */
    List<JsonMembers> objects(String name, Set<String> known, int most) {
        Optional<JsonNode> list = value(
                name,
                member -> Optional.of(member)
                        .filter(items -> items.isArray()
                                && items.size() <= most
                                && items.valueStream().allMatch(JsonNode::isObject)),
                "must be a list of " + most + " objects at most");
        List<JsonMembers> objects = new ArrayList<>();
        list.ifPresent(items -> items.forEach(
                item -> objects.add(of(pathOf(name) + "[" + objects.size() + "]", item, known, problems))));
        return objects;
    }

    /** What has to be there; a problem and an empty text in its place where it is not. */
    String required(String name, Optional<String> value) {
        if (member(name).isEmpty()) {
            wrong(name, "is required");
        }
        return value.orElse("");
    }

    void wrong(String name, String message) {
        problems.add(new FieldProblem(pathOf(name), message));
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
