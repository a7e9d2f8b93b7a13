package dev.ringway.campaign.attempt;

import dev.ringway.campaign.dial.AttemptOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One attempt to call somebody. It is written down before anybody is asked for a call, and the call carries its id.
 *
 * @param id {@code att_} and 24 hexadecimal digits; a later attempt has a higher one
 * @param version grows by one at every write
 * @param owner the instance that is at it
 * @param nextLook when somebody has to look what has become of it; empty once it is over
 * @param hangUp its call is to be ended, until it is over
 * @param counted whether it is among the attempts of its contact in the campaign; its call may turn up after that
 * @param outcome once it is over
 * @param reason why it is over, where that is not the call's own end
 */
public record DialAttempt(
        String id,
        long version,
        AttemptState state,
        Purpose purpose,
        CallOrder order,
        Spending spending,
        AttemptCall call,
        String owner,
        Optional<Instant> nextLook,
        Optional<HangUp> hangUp,
        boolean counted,
        Optional<AttemptOutcome> outcome,
        Optional<String> reason,
        Instant createdAt,
        Instant updatedAt) {

    /** @param until when its owner has asked the provider, or is dead */
    public static DialAttempt reserved(
            String id, Purpose purpose, CallOrder order, Spending spending, String owner, Instant now, Instant until) {
        return new DialAttempt(
                id,
                1,
                AttemptState.RESERVED,
                purpose,
                order,
                spending,
                AttemptCall.NONE,
                owner,
                Optional.of(until),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                now,
                now);
    }

    /** Whether it counts among the calls to a number and from a caller id. */
    public boolean counts() {
        return outcome.map(AttemptOutcome::isAttempt).orElse(true);
    }

    /**
     * The provider is asked now.
     *
     * @param day for which it counts from now on; it may have waited for its turn since another one
     */
    public DialAttempt requested(Instant now, Instant until, LocalDate day) {
        return next(AttemptState.REQUESTED, call.requested(now), watch(until, hangUp), result(), spending.on(day), now);
    }

    /** There is a call, even where the attempt was thought to be over without one. */
    public DialAttempt placed(String callSid, Instant now, Instant look) {
        return goingOn(call.named(callSid), watch(look, hangUp), now);
    }

    /** Nobody knows whether there is a call. */
    public DialAttempt unknown(String why, Instant now, Instant look) {
        Result unknown = new Result(counted, outcome, Optional.of(why));
        return next(AttemptState.UNKNOWN, call, watch(look, hangUp), unknown, spending, now);
    }

    /**
     * Its call goes on, even where the attempt was thought to be over without one; what was not known of it is.
     *
     * @param wish to end the call, where it is not to go on
     */
    public DialAttempt heard(CallReport report, Optional<HangUp> wish, Instant now, Instant look) {
        return goingOn(call.heard(report, now), watch(look, wish), now);
    }

    private DialAttempt goingOn(AttemptCall at, Watch watch, Instant now) {
        Result none = new Result(counted, Optional.empty(), Optional.empty());
        return next(AttemptState.PLACED, at.goingOn(), watch, none, spending, now);
    }

    /** Somebody has looked and found nothing new. */
    public DialAttempt looked(Instant now, Instant look) {
        return next(state, call, watch(look, hangUp), result(), spending, now);
    }

    /** Its call is to be ended. */
    public DialAttempt hangUp(HangUp wish, Instant now) {
        return next(state, call, new Watch(nextLook, Optional.of(wish)), result(), spending, now);
    }

    /** Its call is over. */
    public DialAttempt ended(CallReport report, AttemptOutcome how, Spending spent, Instant now) {
        AttemptCall ended =
                call.heard(report, now).ended(report.result().endedAt().orElse(now));
        return next(AttemptState.FINISHED, ended, Watch.NONE, result(how, Optional.empty()), spent, now);
    }

    /** Over without a call that anybody knows of. */
    public DialAttempt over(AttemptOutcome how, String why, Spending spent, Instant now) {
        AttemptState end = how == AttemptOutcome.UNRESOLVED ? AttemptState.UNRESOLVED : AttemptState.FINISHED;
        return next(end, call.ended(now), Watch.NONE, result(how, Optional.of(why)), spent, now);
    }

    /** Nobody will be told of a price any more. */
    public DialAttempt released(Instant now) {
        return next(state, call, new Watch(nextLook, hangUp), result(), spending.released(), now);
    }

    /** Nobody will be told any more what its call cost. */
    DialAttempt estimated(Instant now) {
        return next(state, call, new Watch(nextLook, hangUp), result(), spending.settledByEstimate(), now);
    }

    /** Something more became known of a call that is over. */
    public DialAttempt learnt(CallReport report, AttemptOutcome how, Spending spent, Instant now) {
        return next(state, call.heard(report, now), Watch.NONE, result(how, reason), spent, now);
    }

    /** What somebody still has to do about it. */
    private record Watch(Optional<Instant> nextLook, Optional<HangUp> hangUp) {

        static final Watch NONE = new Watch(Optional.empty(), Optional.empty());
    }

    private record Result(boolean counted, Optional<AttemptOutcome> outcome, Optional<String> reason) {}

    private static Watch watch(Instant look, Optional<HangUp> wish) {
        return new Watch(Optional.of(look), wish);
    }

    private Result result() {
        return new Result(counted, outcome, reason);
    }

    private Result result(AttemptOutcome how, Optional<String> why) {
        return new Result(counted || how.isAttempt(), Optional.of(how), why);
    }

    private DialAttempt next(AttemptState to, AttemptCall at, Watch watch, Result result, Spending spent, Instant now) {
        return new DialAttempt(
                id,
                version + 1,
                to,
                purpose,
                order,
                spent,
                at,
                owner,
                watch.nextLook(),
                watch.hangUp(),
                result.counted(),
                result.outcome(),
                result.reason(),
                createdAt,
                now);
    }
}
