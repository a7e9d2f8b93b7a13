package dev.ringway.ingest.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON objects of a depth and with names and numbers that a provider may well send, and no others. */
public final class JsonObjects {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int GREATEST_SCALE = 300;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonObjects() {}

    /**
     * Empty where it is no JSON object, or one beyond the limits, with a name twice, with a NUL character, which not every
     * store can keep, or with a number such as {@code 1e999999}.
     */
    public static Optional<Map<String, Object>> read(byte[] utf8) {
        try {
            return read(ForeignJson.parser(JSON.tokenStreamFactory(), utf8)).filter(object -> !unfit(object));
        } catch (JacksonException noObject) {
            return Optional.empty();
        }
    }

    /** As {@link #read(byte[])}. */
    public static Optional<Map<String, Object>> read(String text) {
        try {
            return read(ForeignJson.parser(JSON.tokenStreamFactory(), text)).filter(object -> !unfit(object));
        } catch (JacksonException noObject) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Object>> read(JsonParser parser) {
        try (parser) {
            return Optional.ofNullable(JSON.readValue(parser, OBJECT));
        }
    }

    public static byte[] write(Map<String, Object> object) {
        return JSON.writeValueAsBytes(object);
    }

    private static boolean unfit(Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') >= 0;
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .anyMatch(field ->
                                unfit(field.getKey()) || (field.getValue() != null && unfit(field.getValue())));
            // no measure of anything, and too long once it is written out
            case BigDecimal number -> Math.abs((long) number.scale()) > GREATEST_SCALE;
            case List<?> list -> list.stream().anyMatch(item -> item != null && unfit(item));
            default -> false;
        };
    }
}
