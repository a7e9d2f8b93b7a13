package dev.ringway.callstore.call;

import java.math.BigDecimal;
import java.util.Optional;

/** Amounts in the one form that makes equal ones equal. */
final class Money {

    /** Decimal128 holds no more, and no bill does. */
    private static final int LONGEST = 34;

    private Money() {}

    static BigDecimal canonical(BigDecimal amount) {
        BigDecimal plain = amount.abs().stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Empty for what is no amount. */
    static Optional<BigDecimal> of(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : of(new BigDecimal(text));
        } catch (NumberFormatException noAmount) {
            return Optional.empty();
        }
    }

    /** Empty for what no bill could say. */
    static Optional<BigDecimal> of(BigDecimal amount) {
        return amount.precision() > LONGEST || Math.abs(amount.scale()) > LONGEST
                ? Optional.empty()
                : Optional.of(canonical(amount));
    }
}
