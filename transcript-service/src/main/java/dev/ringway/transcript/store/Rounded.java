package dev.ringway.transcript.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Stored numbers as events tell them: decimals of at most six places. What is no number (NaN, infinite) is left out. */
final class Rounded {

    private static final int PLACES = 6;

    private Rounded() {}

    static Optional<BigDecimal> number(Fields fields, String name) {
        return fields.decimal(name).filter(Double::isFinite).map(value -> rounded(BigDecimal.valueOf(value)));
    }

    static Optional<BigDecimal> money(Document document, String field) {
        return Optional.ofNullable(document.get(field, Decimal128.class))
                .filter(value -> value.isFinite() && !value.isNegative())
                .map(value -> rounded(value.bigDecimalValue()));
    }

    /** Without zeros at its end, and without an exponent. */
    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal rounded = value.setScale(PLACES, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
