package dev.ringway.campaign.dial;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been used up when it is decided whether to call. What could not be asked is empty, and then nobody is called.
 *
 * @param spend needed only where a cap is set
 * @param callerIds by the number, E.164
 */
public record Counters(Optional<NumberUse> number, Optional<Spend> spend, Map<String, CallerIdUse> callerIds) {

    public Counters {
        callerIds = Map.copyOf(callerIds);
    }

    /**
     * Of the contact's number, by all campaigns.
     *
     * @param calls when it was called, those of the last 24 hours at least
     * @param inCall an attempt to it is not over, or nobody knows yet what became of it
     */
    public record NumberUse(List<Instant> calls, boolean inCall) {

        public NumberUse {
            calls = List.copyOf(calls);
        }
    }

    /**
     * Of the campaign, in the account's currency. Each call counts once: with its reservation until its price is known, then
     * with that.
     *
     * @param day that the two sums of a day are of, in the campaign's time zone
     */
    public record Spend(
            LocalDate day,
            BigDecimal reservedThatDay,
            BigDecimal settledThatDay,
            BigDecimal reserved,
            BigDecimal settled) {}

    /**
     * Of a caller id, by all campaigns.
     *
     * @param place empty where its number does not tell
     * @param callsOfDay placed from it, or to be, on the day that ends at {@code dayEnds}; days are UTC's, so that campaigns of
     *     any time zone count the same calls
     * @param restsUntil it is left alone until then, its answer rate having fallen
     */
    public record CallerIdUse(
            Optional<NumberPlace> place, int callsOfDay, Instant dayEnds, Optional<Instant> restsUntil) {

        /** When the day began in which a caller id's calls count together. */
        public static Instant dayOf(Instant moment) {
            return moment.truncatedTo(ChronoUnit.DAYS);
        }

        public static Instant dayEnds(Instant moment) {
            return dayOf(moment).plus(1, ChronoUnit.DAYS);
        }
    }
}
