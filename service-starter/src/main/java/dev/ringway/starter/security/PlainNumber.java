package dev.ringway.starter.security;

import java.math.BigDecimal;

/**
 * A number as people write it: every digit, no exponent, and no zeros behind the point. {@code 4.155550123E9} is what Java
 * makes of a phone number that came with a point, and nothing that looks for digits would see one in it.
 */
public final class PlainNumber {

    private PlainNumber() {}

    /** What is no number, such as NaN, as Java writes it. */
    public static String text(Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notFinite) {
            return number.toString();
        }
    }
}
