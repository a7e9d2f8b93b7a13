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
 * @param estimated nobody has told the price, and none can be expected any more: it is what was reserved then
 */
public record Spending(LocalDate day, BigDecimal reserved, Optional<BigDecimal> price, boolean estimated) {

    public static Spending reserving(LocalDate day, BigDecimal most) {
        return new Spending(day, most, Optional.empty(), false);
    }

    public Spending on(LocalDate otherDay) {
        return new Spending(otherDay, reserved, price, estimated);
    }

    /** The price is known. */
    public Spending settled(BigDecimal known) {
        return new Spending(day, BigDecimal.ZERO, Optional.of(known), false);
    }

    /** It cannot cost more than that. */
    Spending atMost(BigDecimal most) {
        return new Spending(day, reserved.min(most), price, estimated);
    }

    /** Nobody will be told of a price any more, and it is not known whether there was anything to pay for. */
    Spending released() {
        return new Spending(day, BigDecimal.ZERO, price, estimated);
    }

    /** Nobody will be told of a price any more, and there was something to pay for: as far as anybody knows that was spent. */
    Spending settledByEstimate() {
        return new Spending(day, BigDecimal.ZERO, Optional.of(reserved), true);
    }

    public BigDecimal settledSum() {
        return price.orElse(BigDecimal.ZERO);
    }
}
