package dev.ringway.ingest.postcall;

import dev.ringway.ingest.json.ForeignJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * What a JSON object says in short values: its objects, texts, numbers and booleans. Lists and long texts are left out, so
 * that it stays small whatever the size of the JSON; nulls too. Of a conversation's transcript the latency is kept. All of
 * the JSON was read, and is well-formed.
 */
final class Outline {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final int LONGEST_TEXT = 8192;
    private static final int MOST_VALUES = 2000;
    private static final int DEEPEST = 8;

    /** Within the 34 digits that MongoDB's decimals have. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,18})?([eE][+-]?[0-9])?");
    /** As seconds: of a time in the year 5138, or of 3,000 years. */
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(99_999_999_999L);

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final Map<String, Object> values;
    private final Optional<Long> latencyMs;

    private Outline(Map<String, Object> values, Optional<Long> latencyMs) {
        this.values = values;
        this.latencyMs = latencyMs;
    }

    /**
     * @throws JacksonException where it is not JSON, or not one object
     * @throws IOException what the stream throws
     */
    static Outline of(InputStream json) throws IOException {
        LongTextCut text = new LongTextCut(json, LONGEST_TEXT);
        try (JsonParser parser = ForeignJson.parser(JSON, text)) {
            Reading reading = new Reading(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException(parser, "not an object");
            }
            Map<String, Object> values = reading.object("", 1);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "something follows the object");
            }
            return new Outline(values, reading.latencies.meanMillis());
        } catch (JacksonIOException failure) {
            if (text.sourceFailed()) {
                throw failure.getCause();
            }
            throw failure;
        }
    }

    /** Of a conversation, as its {@code data.transcript} says: how long the agent took to answer, in milliseconds. */
    Optional<Long> latencyMs() {
        return latencyMs;
    }

    boolean hasObject(String name) {
        return values.get(name) instanceof Map;
    }

    /** A text that is not blank, or a number as it was written; empty where there is anything else. */
    Optional<String> text(String... path) {
        Object value = values;
        for (String name : path) {
            if (!(value instanceof Map<?, ?> object) || object.get(name) == null) {
                return Optional.empty();
            }
            value = object.get(name);
        }
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    Optional<String> text(Pattern shape, String... path) {
        return text(path).filter(text -> shape.matcher(text).matches());
    }

    /** Also where it was written as a text. Not negative: nothing that is asked for here can be. */
    Optional<BigDecimal> number(String... path) {
        return text(NUMBER, path).map(BigDecimal::new).filter(number -> number.signum() >= 0);
    }

    /** Rounded down; empty above 99,999,999,999. */
    Optional<Long> wholeNumber(String... path) {
        return number(path)
                .filter(number -> number.compareTo(LARGEST_WHOLE) <= 0)
                .map(number -> number.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** Of seconds since 1970. */
    Optional<Instant> time(String... path) {
        return number(path)
                .filter(seconds -> seconds.compareTo(LARGEST_WHOLE) <= 0)
                .map(seconds -> Instant.ofEpochSecond(
                        seconds.longValue(),
                        seconds.remainder(BigDecimal.ONE).multiply(NANOS).longValue()));
    }

    private static final class Reading {

        private final JsonParser parser;
        private final TurnLatencies latencies = new TurnLatencies();
        private int kept;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        Map<String, Object> object(String itself, int depth) {
            Map<String, Object> object = new HashMap<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT && depth < DEEPEST && kept < MOST_VALUES) {
                    kept++;
                    object.put(name, object(name, depth + 1));
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && kept < MOST_VALUES) {
                    keep(object, name, parser.getString());
                } else if (token == JsonToken.START_ARRAY
                        && depth == 2
                        && itself.equals("data")
                        && name.equals("transcript")) {
                    latencies.read(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return object;
        }

        private void keep(Map<String, Object> object, String name, String text) {
            if (text.isEmpty() || text.charAt(text.length() - 1) != LongTextCut.CUT) {
                object.put(name, text);
                kept++;
            }
        }
    }
}
