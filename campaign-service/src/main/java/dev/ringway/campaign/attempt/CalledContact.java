package dev.ringway.campaign.attempt;

import dev.ringway.campaign.attempt.Settling.Ending;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.CallResult;
import dev.ringway.campaign.campaign.CampaignContact.Calls;
import dev.ringway.campaign.campaign.CampaignContact.Standing;
import dev.ringway.campaign.campaign.CampaignContact.Sums;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.RetryDecision.Next;
import dev.ringway.campaign.dial.RetryDecision.State;
import dev.ringway.campaign.dial.RetryDecision.Tried;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the contact of an attempt in the campaign.
 *
 * @param attempt as it was until now
 */
record CalledContact(CampaignContact before, DialAttempt attempt, Settling.Terms terms) {

    /** Where its last call has put it. Who waits for another one, and was reached after all, is not called again. */
    private static final Set<ContactState> AFTER_A_CALL =
            EnumSet.of(ContactState.COMPLETED, ContactState.FAILED, ContactState.RETRY_WAIT);

    /**
     * There is a call. Where it turns up after the attempt was over as far as anybody knew, its contact is in it all the same,
     * and nobody calls it again meanwhile.
     */
    CampaignContact calling() {
        boolean isCalled = attempt.state().isLive()
                ? before.status() == ContactState.RESERVED
                : before.status() != ContactState.SUPPRESSED
                        && terms.ending().get().alone();
        return isCalled ? next(Standings.calling(before), before.calls()) : before;
    }

    /** There was none that anybody knows of. */
    CampaignContact over(AttemptOutcome how, String why) {
        Calls calls = before.calls();
        if (how.isAttempt()) {
            CallResult result =
                    new CallResult(Optional.empty(), terms.now(), how.text(), Optional.empty(), Optional.of(why));
            calls = new Calls(attempts(), calls.sums(), attempted(), with(result), Optional.of(how.text()));
        }
        return next(standing(how, calls.attempts(), terms.ending().get()), calls);
    }

    /** Right before the call it was a no. */
    CampaignContact withdrawn(Decision.No no) {
        return before.status().isInProgress()
                ? next(Standings.refused(before, no, terms.now(), terms.looks()), before.calls())
                : before;
    }

    /** @param spent of the attempt from now on */
    CampaignContact ended(CallReport report, AttemptOutcome how, Spending spent) {
        Ending end = terms.ending().get();
        Calls calls = new Calls(
                attempts(),
                sums(report.isAnswered() ? 1 : 0, report.talked(), spent),
                attempted(),
                with(result(report)),
                end.newest() ? Optional.of(report.result().outcome().orElseGet(how::text)) : before.outcome());
        return next(standing(how, calls.attempts(), end), calls);
    }

    /** @param spent of the attempt from now on */
    CampaignContact learnt(CallReport report, AttemptOutcome how, Spending spent) {
        Ending end = terms.ending().get();
        Optional<CallResult> told = before.callResults().stream()
                .filter(result -> result.callSid().equals(Optional.of(report.sid())))
                .findFirst();
        long longer = told.map(result -> report.talked() - result.duration().orElse(0L))
                .orElse(0L);
        Calls calls = new Calls(
                before.attempts(),
                sums(0, longer, spent),
                before.lastAttempt(),
                before.callResults().stream()
                        .map(result -> Optional.of(result).equals(told) ? result(report) : result)
                        .toList(),
                end.newest() ? report.result().outcome().or(before::outcome) : before.outcome());
        boolean other = !attempt.outcome().equals(Optional.of(how));
        boolean endedByIt = end.newest() && AFTER_A_CALL.contains(before.status());
        return next(other && endedByIt ? after(how, before.attempts(), end) : before.standing(), calls);
    }

    /** @param spent of the attempt from now on */
    CampaignContact spent(Spending spent) {
        Calls calls = before.calls();
        return next(
                before.standing(),
                new Calls(calls.attempts(), sums(0, 0, spent), calls.lastAttempt(), calls.results(), calls.outcome()));
    }

    /** A contact that is suppressed by now, or called again, stays there. */
    private Standing standing(AttemptOutcome how, int attempts, Ending end) {
        return end.newest() && before.status() != ContactState.SUPPRESSED
                ? after(how, attempts, end)
                : before.standing();
    }

    /** With this one, once. */
    private int attempts() {
        return before.attempts() + (attempt.counted() ? 0 : 1);
    }

    private Standing after(AttemptOutcome how, int attempts, Ending end) {
        int unreachable = end.unreachable() + (how == AttemptOutcome.UNREACHABLE ? 1 : 0);
        Next next = end.rule()
                .after(
                        how,
                        new Tried(attempts, unreachable),
                        end.suppressedFor().isPresent(),
                        terms.now());
        if (next instanceof Next.Again && end.goesOn() && end.numberCalled()) {
            return Standings.suppressed(MembershipRule.NUMBER_CALLED, terms.now());
        }
        return Standings.after(
                before,
                next instanceof Next.Again && !end.goesOn() ? new Next.End(State.FAILED, how) : next,
                end.suppressedFor(),
                terms.now(),
                terms.looks());
    }

    private Sums sums(long answered, long seconds, Spending spent) {
        Sums sums = before.calls().sums();
        BigDecimal more = spent.settledSum().subtract(attempt.spending().settledSum());
        return new Sums(
                sums.answered() + answered,
                sums.callTime() + seconds,
                sums.spend().add(more));
    }

    private Optional<Instant> attempted() {
        return attempt.call().requestedAt().or(before::lastAttempt);
    }

    private CallResult result(CallReport report) {
        return new CallResult(
                Optional.of(report.sid()),
                report.result().endedAt().orElse(terms.now()),
                report.status(),
                report.isAnswered() ? Optional.of(report.talked()) : Optional.empty(),
                Optional.empty());
    }

    private List<CallResult> with(CallResult another) {
        List<CallResult> all = new ArrayList<>(before.callResults());
        all.add(another);
        return all;
    }

    private CampaignContact next(Standing standing, Calls calls) {
        return before.with(standing, calls, terms.now());
    }
}
