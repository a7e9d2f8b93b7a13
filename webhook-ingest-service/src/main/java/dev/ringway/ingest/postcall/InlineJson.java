package dev.ringway.ingest.postcall;

import dev.ringway.events.EventCodec;
import dev.ringway.ingest.json.ForeignJson;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON that means the same after it was read, written again and kept by MongoDB: only such travels within an event. */
final class InlineJson {

    /** Readers of events, and MongoDB, have limits of their own. */
    private static final int DEEPEST = 64;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json = EventCodec.jsonMapper();

    /**
     * Empty where it is no object or nested too deeply, where a name stands twice in one object, a text has a NUL
     * character, or a number is neither a {@code long} nor exactly what a {@code double} shows; and where it would be
     * larger once written again.
     *
     * @param largest bytes of what is written
     */
    Optional<Map<String, Object>> read(byte[] body, int largest) {
        try {
            if (!isKept(body)) {
                return Optional.empty();
            }
            Map<String, Object> object = object(body);
            return json.writeValueAsBytes(object).length <= largest ? Optional.of(object) : Optional.empty();
        } catch (JacksonException cannotTravel) {
            return Optional.empty();
        }
    }

    private Map<String, Object> object(byte[] body) {
        try (JsonParser parser = ForeignJson.parser(json.tokenStreamFactory(), body)) {
            return json.readValue(parser, OBJECT);
        }
    }

    private static boolean isKept(byte[] body) {
        try (JsonParser parser = ForeignJson.parser(STRICT, body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!isKept(parser, token)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isKept(JsonParser parser, JsonToken token) {
        return switch (token) {
            case PROPERTY_NAME, VALUE_STRING -> parser.getString().indexOf('\0') < 0;
            case VALUE_NUMBER_INT -> parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            case VALUE_NUMBER_FLOAT -> isDouble(parser.getString());
            default -> true;
        };
    }

    private static boolean isDouble(String number) {
        double read = Double.parseDouble(number);
        return Double.isFinite(read) && new BigDecimal(number).compareTo(new BigDecimal(Double.toString(read))) == 0;
    }
}
