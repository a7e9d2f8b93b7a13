package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.BreakerRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether a campaign must pause itself: too many of its calls fail, hardly anybody answers any more, or nothing is heard of
 * calls that were placed. One decision over what is known at a moment; it keeps nothing.
 *
 * @param rule of the campaign: when failures are too many
 * @param signs of trouble that hold for every campaign
 */
public record Breaker(BreakerRule rule, Signs signs) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param collapse the answer rate has collapsed below this share of what it was, 0 to 1
     * @param callsBefore calls that must have ended before the window, or there is no rate to compare with
     * @param silence after which a call that was placed should have been heard of
     * @param unheard calls of which nothing is heard, that many are silence
     */
    public record Signs(BigDecimal collapse, int callsBefore, Duration silence, int unheard) {}

    /**
     * How many calls were over within a span. Of what was no attempt, or is not settled, nothing can be said, so it is left out.
     *
     * @param answered by people
     */
    public record Ended(long calls, long answered, long failed) {

        public static Ended of(Map<AttemptOutcome, Long> outcomes) {
            return new Ended(
                    sum(outcomes, Breaker::tells),
                    sum(outcomes, how -> how == AttemptOutcome.REACHED),
                    sum(outcomes, AttemptOutcome::isFailure));
        }

        private static long sum(Map<AttemptOutcome, Long> outcomes, Predicate<AttemptOutcome> which) {
            return outcomes.entrySet().stream()
                    .filter(count -> which.test(count.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * @param recent of the window
     * @param before it; they say what was usual, and are asked for only where that matters, since they are many
     * @param unheard when calls were placed of which nothing was heard since
     * @param lastHeard when anything was heard of any call last
     */
    public record Observed(Ended recent, Supplier<Ended> before, List<Instant> unheard, Optional<Instant> lastHeard) {}

    /** Why it trips. */
    public enum Trip {
        WEBHOOK_SILENCE,
        FAILURE_RATE,
        ANSWER_RATE_COLLAPSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Calls that came to one of these show it. */
        public Set<AttemptOutcome> shownBy() {
            return Arrays.stream(AttemptOutcome.values())
                    .filter(how -> switch (this) {
                        case WEBHOOK_SILENCE -> false;
                        case FAILURE_RATE -> how.isFailure();
                        case ANSWER_RATE_COLLAPSE -> tells(how) && how != AttemptOutcome.REACHED;
                    })
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Empty: go on. Where several hold, silence is told first, since what is not heard of also looks like failure. */
    public Optional<Trip> check(Observed observed, Instant now) {
        if (isSilent(observed, now)) {
            return Optional.of(Trip.WEBHOOK_SILENCE);
        }
        if (observed.recent().calls() < Math.max(rule.minimumCalls(), 1)) {
            return Optional.empty();
        }
        if (isFailing(observed.recent())) {
            return Optional.of(Trip.FAILURE_RATE);
        }
        return hasCollapsed(observed) ? Optional.of(Trip.ANSWER_RATE_COLLAPSE) : Optional.empty();
    }

    private boolean isSilent(Observed observed, Instant now) {
        Instant heardBy = now.minus(signs.silence());
        boolean heard =
                observed.lastHeard().filter(last -> last.isAfter(heardBy)).isPresent();
        return !heard
                && observed.unheard().stream()
                                .filter(placed -> !placed.isAfter(heardBy))
                                .count()
                        >= signs.unheard();
    }

    private boolean isFailing(Ended recent) {
        return recent.failed() > 0
                && HUNDRED.multiply(BigDecimal.valueOf(recent.failed()))
                                .compareTo(rule.failurePercent().multiply(BigDecimal.valueOf(recent.calls())))
                        >= 0;
    }

    /** No rate before was above 1, so there is nothing to compare with where even that is no collapse. */
    private boolean hasCollapsed(Observed observed) {
        Ended recent = observed.recent();
        if (!isBelow(recent, new Ended(1, 1, 0))) {
            return false;
        }
        Ended before = observed.before().get();
        return before.calls() >= signs.callsBefore() && isBelow(recent, before);
    }

    /** Answered of the recent calls against answered of those before, without a division. */
    private boolean isBelow(Ended recent, Ended before) {
        BigDecimal nowadays = BigDecimal.valueOf(recent.answered()).multiply(BigDecimal.valueOf(before.calls()));
        BigDecimal formerly = BigDecimal.valueOf(before.answered()).multiply(BigDecimal.valueOf(recent.calls()));
        return nowadays.compareTo(signs.collapse().multiply(formerly)) < 0;
    }

    private static boolean tells(AttemptOutcome how) {
        return how.isAttempt() && how != AttemptOutcome.UNKNOWN;
    }
}
