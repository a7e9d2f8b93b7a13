package dev.ringway.transcript.provider;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of a payload that may be anything. */
final class Json {

    private static final int LONGEST_NUMBER = 40;

    /** As webhook-ingest-service has it: seconds until the year 5138, or of 3,000 years. All sums of two are times that the database holds. */
    private static final long MOST_SECONDS = 99_999_999_999L;

    /** As many as money may have in the database. */
    private static final int MOST_DIGITS = 34;

    /** What is nested deeper than that is kept as its text. */
    private static final int DEEPEST = 20;

    private Json() {}

    /** Empty also for a text without any character. */
    static Optional<String> text(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** Some payloads have numbers as text. */
    static Optional<BigDecimal> decimal(JsonNode node) {
        boolean number = node.isNumber() || node.isString();
        if (!number || node.asString().length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal read = new BigDecimal(node.asString());
            boolean odd = read.precision() > MOST_DIGITS || Math.abs(read.scale()) > MOST_DIGITS;
            return odd ? Optional.empty() : Optional.of(read);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    static Optional<Long> whole(JsonNode node) {
        return decimal(node)
                .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0)
                .map(BigDecimal::longValue);
    }

    /** A time as seconds since 1970. */
    static Optional<Instant> seconds(JsonNode node) {
        return duration(node).filter(seconds -> seconds > 0).map(Instant::ofEpochSecond);
    }

    /** In seconds. */
    static Optional<Long> duration(JsonNode node) {
        return whole(node).filter(seconds -> seconds >= 0 && seconds <= MOST_SECONDS);
    }

    /** As the database can hold it: texts, numbers, truth values, lists and maps; null for null. */
    static @Nullable Object value(JsonNode node) {
        return value(node, DEEPEST);
    }

    private static @Nullable Object value(JsonNode node, int depth) {
        if (node.isContainer() && depth == 0) {
            return node.toString();
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue(), depth - 1)));
            return members;
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.valueStream().forEach(item -> items.add(value(item, depth - 1)));
            return items;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return number(node.asDouble());
        }
        return node.isNull() || node.isMissingNode() ? null : node.asString();
    }

    /** A phone number that came as 4155550123.0 is one still. */
    private static Number number(double read) {
        boolean whole = read == Math.rint(read) && Math.abs(read) < Long.MAX_VALUE;
        return whole ? (Number) (long) read : (Number) read;
    }
}
