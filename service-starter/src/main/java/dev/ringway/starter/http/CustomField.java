package dev.ringway.starter.http;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a custom field may be called and hold. */
public final class CustomField {

    /** Nothing that a path into a document would take for more than a name. */
    public static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ -]{0,63}");

    private static final int LONGEST = 1_000;
    /** What a decimal of the database holds. */
    private static final int MOST_DIGITS = 34;

    private static final int MOST_ZEROS = 6_000;

    private CustomField() {}

    /** Empty for a value that is not taken. */
    public static Optional<Object> value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING ->
                Optional.<Object>of(node.stringValue())
                        .filter(text -> node.stringValue().length() <= LONGEST
                                && node.stringValue().indexOf(0) < 0
                                && WholeText.is(node.stringValue()));
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NUMBER -> number(node);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(JsonNode node) {
        if (node.canConvertToLong() && node.isIntegralNumber()) {
            return Optional.of(node.longValue());
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()) && !node.isBigDecimal()) {
            return Optional.empty();
        }
        BigDecimal number = node.decimalValue();
        return Optional.<Object>of(number)
                .filter(value -> number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_ZEROS);
    }
}
