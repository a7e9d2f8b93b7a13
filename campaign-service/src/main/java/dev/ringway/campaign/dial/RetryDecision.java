package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.campaign.RetryRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a contact after an attempt. Tried again is only what a rule of the campaign names, as often as it allows,
 * and never a number that is undialable or somebody who does not want it.
 *
 * @param onMachine of the campaign: a call that was to leave its message, or to go on, has done so
 */
public record RetryDecision(RetryRules rules, OnMachine onMachine) {

    /** What follows. */
    public sealed interface Next {

        /** @param outcome why */
        record End(State state, AttemptOutcome outcome) implements Next {}

        /** Another attempt, not before. */
        record Again(Instant notBefore) implements Next {}

        /** It was no attempt: the contact is as it was. The dialer slows down or the campaign pauses, as the outcome says. */
        record AsBefore() implements Next {}

        /** Nobody knows yet whether there is a call: no other attempt until that is settled. */
        record Settle() implements Next {}
    }

    /** The end of a contact in a campaign. */
    public enum State {
        COMPLETED,
        FAILED,
        SUPPRESSED
    }

    /**
     * What was tried so far, the last attempt included.
     *
     * @param attempts that count
     * @param unreachable of them, those that found no way to the number
     */
    public record Tried(int attempts, int unreachable) {}

    /**
     * @param suppressed nobody may call any more, e.g. the person said so during the call
     * @param ended when the attempt was over
     */
    public Next after(AttemptOutcome outcome, Tried tried, boolean suppressed, Instant ended) {
        if (outcome == AttemptOutcome.UNKNOWN) {
            return new Next.Settle();
        }
        if (suppressed) {
            return new Next.End(State.SUPPRESSED, outcome);
        }
        if (!outcome.isAttempt()) {
            return new Next.AsBefore();
        }
        boolean secondUnreachable = outcome == AttemptOutcome.UNREACHABLE && tried.unreachable() > 1;
        return delay(outcome, tried.attempts())
                .filter(delay -> tried.attempts() < rules.maxAttempts() && !secondUnreachable)
                .<Next>map(delay -> new Next.Again(ended.plus(delay)))
                .orElseGet(() -> new Next.End(end(outcome), outcome));
    }

    /** A rule without delays does not say when, so there is no other attempt: at once would be a second call in a row. */
    private Optional<Duration> delay(AttemptOutcome outcome, int attempts) {
        List<Duration> delays = outcome.missed()
                .flatMap(missed -> Optional.ofNullable(rules.perOutcome().get(missed)))
                .filter(RetryRules.Rule::retry)
                .map(RetryRules.Rule::delays)
                .orElse(List.of());
        return delays.isEmpty()
                ? Optional.empty()
                : Optional.of(delays.get(Math.clamp(attempts - 1L, 0, delays.size() - 1)));
    }

    private State end(AttemptOutcome outcome) {
        boolean done = outcome == AttemptOutcome.REACHED
                || (outcome == AttemptOutcome.VOICEMAIL && onMachine != OnMachine.HANGUP);
        return done ? State.COMPLETED : State.FAILED;
    }
}
