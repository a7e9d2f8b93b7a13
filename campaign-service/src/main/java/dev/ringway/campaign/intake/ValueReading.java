package dev.ringway.campaign.intake;

import dev.ringway.starter.http.WholeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What single values of JSON may be, whatever they mean. Empty for anything else. */
final class ValueReading {

    private ValueReading() {}

    static Function<JsonNode, Optional<Integer>> whole(int least, int most) {
        return node -> Optional.of(node)
                .filter(number -> number.isIntegralNumber() && number.canConvertToInt())
                .map(JsonNode::intValue)
                .filter(number -> number >= least && number <= most);
    }

    /** Above zero, with so many digits behind the point at most; however it is written, equal ones are the same. */
    static Function<JsonNode, Optional<BigDecimal>> positive(BigDecimal most, int scale) {
        return node -> Optional.of(node)
                .filter(number -> number.isIntegralNumber()
                        || number.isBigDecimal()
                        || (number.isFloatingPointNumber() && Double.isFinite(number.doubleValue())))
                .map(JsonNode::decimalValue)
                .filter(number -> number.signum() > 0 && number.compareTo(most) <= 0)
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.scale() <= scale)
                .map(number -> number.setScale(Math.max(0, number.scale()), RoundingMode.UNNECESSARY));
    }

    static Optional<Boolean> flag(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** Of several lines. */
    static Function<JsonNode, Optional<String>> block(int longest) {
        return node -> text(node)
                .filter(text -> !text.isBlank()
                        && text.codePointCount(0, text.length()) <= longest
                        && WholeText.is(text)
                        && text.chars()
                                .noneMatch(character -> Character.isISOControl(character)
                                        && character != '\n'
                                        && character != '\r'
                                        && character != '\t'));
    }

    static Optional<LocalDate> date(JsonNode node) {
        return text(node)
                .filter(text -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                .flatMap(text -> {
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeException notADate) {
                        return Optional.empty();
                    }
                });
    }

    /** A list, each value of which is read and different from the others. */
    static <T> Function<JsonNode, Optional<List<T>>> distinct(int most, Function<JsonNode, Optional<T>> reading) {
        return node -> list(most, reading).apply(node).filter(values -> new HashSet<>(values).size() == values.size());
    }

    static <T> Function<JsonNode, Optional<List<T>>> list(int most, Function<JsonNode, Optional<T>> reading) {
        return node -> {
            if (!node.isArray() || node.size() > most) {
                return Optional.empty();
            }
            List<T> values = new ArrayList<>();
            node.forEach(item -> reading.apply(item).ifPresent(values::add));
            return values.size() == node.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
        };
    }
}
