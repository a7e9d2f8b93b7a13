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
import tools.jackson.databind.node.MissingNode;

/**
 * The members of one JSON object, each read by what it may be. A null is a member that is not there. All mistakes are kept;
 * what is as it is stored is none, whoever put it there.
 *
 * @param stored the object as it is so far; a missing node where there is none
 */
record JsonMembers(String path, JsonNode node, JsonNode stored, List<FieldProblem> problems) {

    /** @param known all that it may hold */
    static JsonMembers of(String path, JsonNode node, JsonNode stored, Set<String> known, List<FieldProblem> problems) {
        JsonMembers members = new JsonMembers(path, node, stored, problems);
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> members.wrong(
                        name,
                        "is not known here; this takes "
                                + String.join(", ", known.stream().sorted().toList())));
        return members;
    }

    Optional<JsonNode> member(String name) {
        return member(node, name);
    }

    private static Optional<JsonNode> member(JsonNode object, String name) {
        return Optional.of(object.path(name)).filter(member -> !member.isMissingNode() && !member.isNull());
    }

    /**
     * @param fits what the value must be, unless it is stored so
     * @param message the same in words, to be read after its name
     */
    <T> Optional<T> value(String name, Function<JsonNode, Optional<T>> reading, Predicate<T> fits, String message) {
        Optional<JsonNode> member = member(name);
        Optional<T> before = member(stored, name).flatMap(reading);
        Optional<T> value = member.flatMap(reading)
                .filter(read -> before.filter(read::equals).isPresent() || fits.test(read));
        if (member.isPresent() && value.isEmpty()) {
            wrong(name, message);
        }
        return value;
    }

    /** On one line. */
    Optional<String> text(String name, int longest) {
        return value(
                name,
                JsonMembers::text,
                text -> !text.isBlank()
                        && length(text) <= longest
                        && text.chars().noneMatch(Character::isISOControl),
                "must be a text of 1 to " + longest + " characters on one line");
    }

    /** Of any lines, or none. */
    Optional<String> block(String name, int longest) {
        return value(
                name,
                JsonMembers::text,
                text -> length(text) <= longest
                        && text.chars().noneMatch(one -> Character.isISOControl(one) && "\n\r\t".indexOf(one) < 0),
                "must be a text of " + longest
                        + " characters at most, without control characters but line ends and tabs");
    }

    Optional<Double> number(String name, double least, double most) {
        return value(
                name,
                member -> Optional.of(member).filter(JsonNode::isNumber).map(JsonNode::doubleValue),
                number -> number >= least && number <= most,
                "must be a number from " + least + " to " + most);
    }

    Optional<Integer> whole(String name, int least, int most) {
        return value(
                name,
                member -> Optional.of(member)
                        .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                        .map(JsonNode::intValue),
                number -> number >= least && number <= most,
                "must be a whole number from " + least + " to " + most);
    }

    Optional<Boolean> flag(String name) {
        return value(
                name,
                member -> Optional.of(member).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                _ -> true,
                "must be true or false");
    }

    /** Texts, each once. Where more are stored, so many may stay. */
    List<String> texts(String name, int most, Pattern pattern, String message) {
        Set<String> before = Set.copyOf(list(stored.path(name)).orElse(List.of()));
        return value(
                        name,
                        JsonMembers::list,
                        texts -> texts.size() <= mostOf(name, most)
                                && texts.size() == Set.copyOf(texts).size()
                                && texts.stream()
                                        .allMatch(text -> before.contains(text)
                                                || pattern.matcher(text).matches()),
                        message)
                .orElse(List.of());
    }

    private static Optional<List<String>> list(JsonNode node) {
        return Optional.of(node)
                .filter(list -> list.isArray() && list.valueStream().allMatch(JsonNode::isString))
                .map(list -> list.valueStream().map(JsonNode::stringValue).toList());
    }

    /** The object, or an empty one. */
    JsonMembers object(String name, Set<String> known) {
        Optional<JsonNode> object =
                value(name, member -> Optional.of(member).filter(JsonNode::isObject), _ -> true, "must be an object");
        return of(
                pathOf(name),
                object.orElseGet(JsonNodeFactory.instance::objectNode),
                stored.path(name),
                known,
                problems);
    }

    /** The members of an object whose names are anybody's, each with its path. Where more are stored, so many may stay. */
    Optional<JsonNode> map(String name, int most) {
        return value(
                name,
                member -> Optional.of(member).filter(JsonNode::isObject),
                map -> map.size() <= mostOf(name, most),
                "must be an object of " + most + " members at most");
    }

    /**
     * The objects of a list, each with its place in its path. Where more are stored, so many may stay.
     *
     * @param key the member by which one is known among those that are stored
     */
    List<JsonMembers> objects(String name, String key, Set<String> known, int most) {
        Optional<JsonNode> list = value(
                name,
                member -> Optional.of(member)
                        .filter(items -> items.isArray() && items.valueStream().allMatch(JsonNode::isObject)),
                items -> items.size() <= mostOf(name, most),
                "must be a list of " + most + " objects at most");
        List<JsonMembers> objects = new ArrayList<>();
        list.ifPresent(items -> items.forEach(item -> objects.add(of(
                pathOf(name) + "[" + objects.size() + "]", item, stored(name, key, item.path(key)), known, problems))));
        return objects;
    }

    private JsonNode stored(String list, String key, JsonNode wanted) {
        return stored.path(list)
                .valueStream()
                .filter(item -> item.path(key).equals(wanted))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private int mostOf(String name, int most) {
        return Math.max(most, stored.path(name).size());
    }

    /** Whether that is said of it which is stored. */
    boolean isAsStored(String name) {
        return node.path(name).equals(stored.path(name));
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
