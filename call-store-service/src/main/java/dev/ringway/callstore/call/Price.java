package dev.ringway.callstore.call;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * What Twilio charged.
 *
 * @param amount above zero, without trailing zeros
 * @param currency ISO 4217
 */
public record Price(BigDecimal amount, Optional<String> currency) {

    /** A charge is not taken back. */
    static final Comparator<Price> HIGHEST_FIRST = Comparator.comparing(Price::amount, Comparator.reverseOrder())
            .thenComparing(price -> price.currency().orElse("~"));

    public Price {
        amount = Money.canonical(amount);
    }
}
