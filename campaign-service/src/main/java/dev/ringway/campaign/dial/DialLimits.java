package dev.ringway.campaign.dial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What every campaign keeps to, whatever it says itself.
 *
 * @param callsPerNumber to one number within any 24 hours, over all campaigns
 * @param callsPerCallerId from one caller id on one day, over all campaigns
 * @param undialableFor how long a number is not called of which a network has said that there is none
 * @param pricePerMinute what a call may cost a minute, in the account's currency; 0: not known
 */
public record DialLimits(int callsPerNumber, int callsPerCallerId, Duration undialableFor, BigDecimal pricePerMinute) {

    /** Twilio's own. */
    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    public DialLimits {
        if (callsPerNumber < 1 || callsPerCallerId < 1) {
            throw new IllegalArgumentException("a limit below 1 lets nobody be called");
        }
        if (undialableFor.isNegative()) {
            throw new IllegalArgumentException("nothing lasts for less than no time");
        }
        if (pricePerMinute.signum() < 0) {
            throw new IllegalArgumentException("nobody is paid for calling");
        }
    }

    /**
     * How long a call may last for that money, in whole minutes: each that has begun is paid. Empty where it is not bounded.
     *
     * @param money 0 where nobody said
     */
    public Optional<Duration> longest(BigDecimal money) {
        if (pricePerMinute.signum() == 0 || money.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMinutes(money.divide(pricePerMinute, 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(LONGEST_CALL.toMinutes()))
                .longValueExact()));
    }

    /**
     * What a call costs in which somebody talked so long: each minute that has begun is paid, and the first one begins with the
     * answer. Empty where the price is not known.
     */
    public Optional<BigDecimal> cost(Duration talked) {
        long minutes = Math.max(1, Math.ceilDiv(talked.toSeconds(), 60));
        return Optional.of(pricePerMinute.multiply(BigDecimal.valueOf(minutes)))
                .filter(cost -> pricePerMinute.signum() != 0);
    }

    /** Whether that money pays for the first minute of a call. */
    boolean paysForAMinute(BigDecimal money) {
        return money.compareTo(pricePerMinute) >= 0;
    }
}
