package dev.ringway.campaign.attempt;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What it costs, in the account's currency.
 *
 * @param day of the campaign's calendar that it counts for
 * @param reserved the most that it may cost, until its price is known; zero where nobody said
 * @param price empty until it is known
 */
public record Spending(LocalDate day, BigDecimal reserved, Optional<BigDecimal> price) {

    public Spending on(LocalDate otherDay) {
        return new Spending(otherDay, reserved, price);
    }

    /** The price is known. */
    public Spending settled(BigDecimal known) {
        return new Spending(day, BigDecimal.ZERO, Optional.of(known));
    }

    public BigDecimal settledSum() {
        return price.orElse(BigDecimal.ZERO);
    }
}
