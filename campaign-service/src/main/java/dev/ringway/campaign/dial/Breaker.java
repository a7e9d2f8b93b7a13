package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.BreakerRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a campaign must pause itself: too many of its calls fail, hardly anybody answers any more, or nothing is heard of
 * calls that were placed. One decision over what is known at a moment; it keeps nothing.
 *
 * @param rule of the campaign: when failures are too many
 * @param signs of trouble that hold for every campaign
 */
public record Breaker(BreakerRule rule, Signs signs) {

    private static final int SAMPLES = 5;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param collapse the answer rate has collapsed below this share of what it was, 0 to 1
     * @param callsBefore calls that must have ended before the window, or there is no rate to compare with
     * @param silence after which a call that was placed should have been heard of
     * @param unheard calls of which nothing is heard, that many are silence
     */
    public record Signs(BigDecimal collapse, int callsBefore, Duration silence, int unheard) {}

    /** @param callSid or what else names it to people */
    public record EndedCall(String callSid, Instant at, AttemptOutcome outcome) {}

    /** A call that was placed and of which nothing was heard since. */
    public record UnheardCall(String callSid, Instant placedAt) {}

    /**
     * @param ended the calls of the campaign in the window at least; older ones say what was usual
     * @param lastHeard when anything was heard of any call last
     */
    public record Observed(List<EndedCall> ended, List<UnheardCall> unheard, Optional<Instant> lastHeard) {}

    /** Why it trips. */
    public enum Trip {
        WEBHOOK_SILENCE,
        FAILURE_RATE,
        ANSWER_RATE_COLLAPSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param samples Call SIDs that show it, the newest first, a few at most */
    public record Tripped(Trip why, List<String> samples) {}

    /** Empty: go on. Where several hold, silence is told first, since what is not heard of also looks like failure. */
    public Optional<Tripped> check(Observed observed, Instant now) {
        return silence(observed, now).or(() -> failures(observed, now)).or(() -> collapse(observed, now));
    }

    private Optional<Tripped> silence(Observed observed, Instant now) {
        Instant heardBy = now.minus(signs.silence());
        if (observed.lastHeard().filter(heard -> heard.isAfter(heardBy)).isPresent()) {
            return Optional.empty();
        }
        List<UnheardCall> unheard = observed.unheard().stream()
                .filter(call -> !call.placedAt().isAfter(heardBy))
                .sorted(Comparator.comparing(UnheardCall::placedAt).reversed())
                .toList();
        return unheard.size() < signs.unheard()
                ? Optional.empty()
                : Optional.of(tripped(
                        Trip.WEBHOOK_SILENCE,
                        unheard.stream().map(UnheardCall::callSid).toList()));
    }

    private Optional<Tripped> failures(Observed observed, Instant now) {
        List<EndedCall> recent = recent(observed, now);
        List<EndedCall> failed =
                recent.stream().filter(call -> call.outcome().isFailure()).toList();
        boolean many = recent.size() >= rule.minimumCalls()
                && !failed.isEmpty()
                && HUNDRED.multiply(BigDecimal.valueOf(failed.size()))
                                .compareTo(rule.failurePercent().multiply(BigDecimal.valueOf(recent.size())))
                        >= 0;
        return many ? Optional.of(tripped(Trip.FAILURE_RATE, sids(failed))) : Optional.empty();
    }

    /** Answered of the recent calls against answered of those before, without a division. */
    private Optional<Tripped> collapse(Observed observed, Instant now) {
        List<EndedCall> recent = recent(observed, now);
        List<EndedCall> before = counted(observed)
                .filter(call -> !call.at().isAfter(now.minus(rule.window())))
                .toList();
        if (recent.size() < rule.minimumCalls() || recent.isEmpty() || before.size() < signs.callsBefore()) {
            return Optional.empty();
        }
        BigDecimal nowadays = BigDecimal.valueOf(answered(recent) * before.size());
        BigDecimal formerly = BigDecimal.valueOf(answered(before) * recent.size());
        List<EndedCall> missed =
                recent.stream().filter(Predicate.not(Breaker::isAnswered)).toList();
        return nowadays.compareTo(signs.collapse().multiply(formerly)) < 0
                ? Optional.of(tripped(Trip.ANSWER_RATE_COLLAPSE, sids(missed)))
                : Optional.empty();
    }

    private List<EndedCall> recent(Observed observed, Instant now) {
        return counted(observed)
                .filter(call -> call.at().isAfter(now.minus(rule.window())))
                .toList();
    }

    /** Of what was no attempt, or is not settled, nothing can be said. */
    private static Stream<EndedCall> counted(Observed observed) {
        return observed.ended().stream()
                .filter(call -> call.outcome().isAttempt() && call.outcome() != AttemptOutcome.UNKNOWN);
    }

    private static boolean isAnswered(EndedCall call) {
        return call.outcome() == AttemptOutcome.REACHED;
    }

    private static long answered(List<EndedCall> calls) {
        return calls.stream().filter(Breaker::isAnswered).count();
    }

    private static List<String> sids(List<EndedCall> calls) {
        return calls.stream()
                .sorted(Comparator.comparing(EndedCall::at).reversed())
                .map(EndedCall::callSid)
                .toList();
    }

    private static Tripped tripped(Trip why, List<String> newestFirst) {
        return new Tripped(why, newestFirst.stream().limit(SAMPLES).toList());
    }
}
