package dev.ringway.sandbox.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What calls and recordings cost, in USD per begun minute, as a negative amount as Twilio states it.
 *
 * @param lateness real time after the end until a price is known
 */
public record Tariff(Duration lateness) {

    public static final String CURRENCY = "USD";

    private static final BigDecimal OUTBOUND = new BigDecimal("-0.01400");
    private static final BigDecimal INBOUND = new BigDecimal("-0.00850");
    private static final BigDecimal RECORDED = new BigDecimal("-0.00250");

    /** What the call will be billed at; absent while it lives and for a call that nobody answered. */
    public Optional<BigDecimal> price(Call call) {
        BigDecimal minute = call.request().direction() == Direction.INBOUND ? INBOUND : OUTBOUND;
        return call.durationMinutes().filter(_ -> call.answered()).map(minutes -> times(minute, minutes));
    }

    /** The price as the API knows it at this moment. */
    public Optional<BigDecimal> knownPrice(Call call, Instant now) {
        return price(call).filter(_ -> known(call.endTime(), now));
    }

    /** The price of a recording as the API knows it at this moment. */
    public Optional<BigDecimal> knownRecordingPrice(Optional<Long> seconds, Optional<Instant> end, Instant now) {
        return seconds.filter(_ -> known(end, now)).map(length -> times(RECORDED, Math.ceilDiv(length, 60)));
    }

    private boolean known(Optional<Instant> end, Instant now) {
        return end.filter(at -> !now.isBefore(at.plus(lateness))).isPresent();
    }

    private static BigDecimal times(BigDecimal minute, long minutes) {
        return minute.multiply(BigDecimal.valueOf(minutes));
    }
}
