package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.SpendCaps;
import dev.ringway.campaign.dial.Counters.Spend;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Whether one more call may be paid for. A call is counted with the most that it may cost before it is placed, so that calls
 * under way cannot exceed a cap together. Each minute that has begun is paid, so a call that may cost less than one is none.
 */
record SpendCheck(SpendCaps caps, DialLimits limits, ZoneId zone, Instant now) {

    Optional<Decision.No> refusal(Optional<Spend> spend) {
        if (caps.perCall().filter(call -> !limits.paysForAMinute(call)).isPresent()) {
            return Optional.of(Decision.No.now(Reason.SPEND_CAP_CALL));
        }
        if (caps.perDay().isEmpty() && caps.perCampaign().isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (caps.perCall().isEmpty()
                || spend.filter(sums -> sums.day().equals(today)).isEmpty()) {
            return Optional.of(Decision.No.now(Reason.SPEND_UNKNOWN));
        }
        BigDecimal call = caps.perCall().get();
        Spend sums = spend.get();
        return caps.perCampaign()
                .flatMap(cap -> ofCampaign(call, sums, cap))
                .or(() -> caps.perDay().flatMap(cap -> ofDay(call, sums, cap, today)));
    }

    private static Optional<Decision.No> ofCampaign(BigDecimal call, Spend sums, BigDecimal cap) {
        return fits(call.add(sums.settled()).add(sums.reserved()), cap)
                ? Optional.empty()
                : Optional.of(Decision.No.now(Reason.SPEND_CAP_CAMPAIGN));
    }

    /** The next day helps where it is spent already; before, what is reserved and not spent comes free again. */
    private Optional<Decision.No> ofDay(BigDecimal call, Spend sums, BigDecimal cap, LocalDate today) {
        if (fits(call.add(sums.settledThatDay()).add(sums.reservedThatDay()), cap)) {
            return Optional.empty();
        }
        boolean spent = fits(call, cap) && !fits(call.add(sums.settledThatDay()), cap);
        return Optional.of(
                !spent
                        ? Decision.No.now(Reason.SPEND_CAP_DAY)
                        : Decision.No.until(
                                Reason.SPEND_CAP_DAY,
                                today.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static boolean fits(BigDecimal sum, BigDecimal cap) {
        return sum.compareTo(cap) <= 0;
    }
}
