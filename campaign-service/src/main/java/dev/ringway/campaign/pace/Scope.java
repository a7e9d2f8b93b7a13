package dev.ringway.campaign.pace;

import dev.ringway.starter.security.PhoneMask;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Something that has a rate of calls of its own.
 *
 * @param name of one account, campaign or caller id over all instances, e.g. {@code account:AC…}, {@code campaign:<id>},
 *     {@code caller-id:+1…}
 * @param interval the least time between the beginnings of two of its calls, above zero
 */
public record Scope(String name, Duration interval) {

    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);

    public Scope {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("a scope needs time between two calls");
        }
    }

    /**
     * The time between two calls at a rate, in whole microseconds and rounded up, so that it is never faster.
     *
     * @param callsPerSecond above zero, also below one
     */
    public static Duration interval(BigDecimal callsPerSecond) {
        return Duration.of(
                MICROS_PER_SECOND
                        .divide(callsPerSecond, 0, RoundingMode.CEILING)
                        .longValueExact(),
                ChronoUnit.MICROS);
    }

    /** As it may be logged: of a caller id too little to dial. */
    String shownName() {
        int number = name.indexOf('+');
        return number < 0 ? name : name.substring(0, number) + PhoneMask.mask(name.substring(number));
    }

    /** Microseconds, rounded up. */
    long intervalMicros() {
        return Math.ceilDiv(interval.toNanos(), 1_000);
    }
}
