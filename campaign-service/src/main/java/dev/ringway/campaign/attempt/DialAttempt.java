package dev.ringway.campaign.attempt;

import dev.ringway.campaign.dial.AttemptOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to call somebody. It is written down before anybody is asked for a call, and the call carries its id.
 *
 * @param id {@code att_} and 24 hexadecimal digits; a later attempt has a higher one
 * @param version grows by one at every write
 * @param owner the instance that is at it
 * @param nextLook when somebody has to look what has become of it; empty once it is over
 * @param hangUpWanted why its call is to be ended, until that is done
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
        Optional<String> hangUpWanted,
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
                Optional.empty(),
                Optional.empty(),
                now,
                now);
    }

    /** Whether it counts among the calls to a number and from a caller id. */
    public boolean counts() {
        return outcome.map(AttemptOutcome::isAttempt).orElse(true);
    }

    /** The provider is asked now. */
    public DialAttempt requested(Instant now, Instant until) {
        return next(AttemptState.REQUESTED, call.requested(now), Optional.of(until), hangUpWanted, now);
    }

    /** There is a call. */
    public DialAttempt placed(String callSid, Instant now, Instant look) {
        return next(AttemptState.PLACED, call.named(callSid), Optional.of(look), hangUpWanted, now);
    }

    /** Nobody knows whether there is a call. */
    public DialAttempt unknown(String why, Instant now, Instant look) {
        return with(
                AttemptState.UNKNOWN, call, spending, Optional.of(look), hangUpWanted, outcome, Optional.of(why), now);
    }

    /**
     * Its call goes on; what was not known of it is.
     *
     * @param hangUp why the call is to be ended, where it is
     */
    public DialAttempt heard(CallReport report, Optional<String> hangUp, Instant now, Instant look) {
        return with(
                AttemptState.PLACED,
                call.heard(report, now),
                spending,
                Optional.of(look),
                hangUp,
                Optional.empty(),
                Optional.empty(),
                now);
    }

    /** Somebody has looked and found nothing new. */
    public DialAttempt looked(Instant now, Instant look) {
        return next(state, call, Optional.of(look), hangUpWanted, now);
    }

    /** Its call is to be ended. */
    public DialAttempt hangUp(String why, Instant now) {
        return next(state, call, nextLook, Optional.of(why), now);
    }

    /** Its call is over, or the provider was told to end it. */
    public DialAttempt hungUp(Instant now) {
        return next(state, call, nextLook, Optional.empty(), now);
    }

    /** Its call is over. */
    public DialAttempt ended(CallReport report, AttemptOutcome how, Spending spent, Instant now) {
        return with(
                AttemptState.FINISHED,
                call.heard(report, now).ended(report.result().endedAt().orElse(now)),
                spent,
                Optional.empty(),
                Optional.empty(),
                Optional.of(how),
                Optional.empty(),
                now);
    }

    /** Over without a call that anybody knows of. */
    public DialAttempt over(AttemptOutcome how, String why, Spending spent, Instant now) {
        AttemptState end = how == AttemptOutcome.UNRESOLVED ? AttemptState.UNRESOLVED : AttemptState.FINISHED;
        return with(
                end,
                call.ended(now),
                spent,
                Optional.empty(),
                Optional.empty(),
                Optional.of(how),
                Optional.of(why),
                now);
    }

    /** Something more became known of a call that is over. */
    public DialAttempt learnt(CallReport report, AttemptOutcome how, Spending spent, Instant now) {
        return with(state, call.heard(report, now), spent, nextLook, hangUpWanted, Optional.of(how), reason, now);
    }

    private DialAttempt next(
            AttemptState to, AttemptCall at, Optional<Instant> look, Optional<String> hangUp, Instant now) {
        return with(to, at, spending, look, hangUp, outcome, reason, now);
    }

    private DialAttempt with(
            AttemptState to,
            AttemptCall at,
            Spending spent,
            Optional<Instant> look,
            Optional<String> hangUp,
            Optional<AttemptOutcome> how,
            Optional<String> why,
            Instant now) {
        return new DialAttempt(
                id, version + 1, to, purpose, order, spent, at, owner, look, hangUp, how, why, createdAt, now);
    }
}
