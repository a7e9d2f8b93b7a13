package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.CallResult;
import dev.ringway.campaign.campaign.CampaignContact.Calls;
import dev.ringway.campaign.campaign.CampaignContact.Standing;
import dev.ringway.campaign.campaign.CampaignContact.Sums;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.RetryDecision;
import dev.ringway.campaign.dial.RetryDecision.Next;
import dev.ringway.campaign.dial.RetryDecision.State;
import dev.ringway.campaign.dial.RetryDecision.Tried;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an attempt, and of its contact in the campaign, when something is known of its call. Reports may come
 * late, twice and in any order: what is older than what was taken in changes nothing.
 *
 * @param rule of the campaign, for what follows an outcome
 * @param known what else counts at this moment
 */
public record Settling(RetryDecision rule, Known known) {

    /** A call that was machine answered is ended with this reason. */
    static final String MACHINE = "machine";

    /**
     * @param suppressed the number is on a list by now
     * @param unreachable earlier attempts of the contact in the campaign that found no way to the number
     * @param goesOn whether the campaign may still call anybody
     * @param newest whether there is no later attempt of the contact in the campaign
     * @param look after which a call that nothing is heard of is looked up
     * @param pause until a contact is tried again of which nothing has come
     */
    public record Known(
            boolean suppressed,
            int unreachable,
            boolean goesOn,
            boolean newest,
            Duration look,
            Duration pause,
            Instant now) {}

    /** Both as they are now; the member is empty for a single call, and where the contact is in the campaign no more. */
    public record Settled(DialAttempt attempt, Optional<CampaignContact> member) {}

    /** Something is known of the call. Empty where it is nothing new. */
    public Optional<Settled> heard(DialAttempt attempt, Optional<CampaignContact> member, CallReport report) {
        boolean old = report.version()
                .filter(version -> version <= attempt.call().version())
                .isPresent();
        if (old) {
            return Optional.empty();
        }
        Optional<AttemptOutcome> end = report.callEnd().outcome();
        if (!isOpen(attempt)) {
            return end.map(how -> learnt(attempt, member, report, how));
        }
        return Optional.of(
                end.map(how -> ended(attempt, member, report, how)).orElseGet(() -> goesOn(attempt, member, report)));
    }

    /** It is over without a call that anybody knows of. */
    public Settled over(DialAttempt attempt, Optional<CampaignContact> member, AttemptOutcome how, String why) {
        Spending spent = how == AttemptOutcome.UNRESOLVED
                ? attempt.spending()
                : attempt.spending().settled(BigDecimal.ZERO);
        DialAttempt over = attempt.over(how, why, spent, known.now());
        Optional<CampaignContact> after = member.map(before -> {
            CallResult result =
                    new CallResult(Optional.empty(), known.now(), how.text(), Optional.empty(), Optional.of(why));
            Calls calls = how.isAttempt()
                    ? new Calls(
                            before.attempts() + 1,
                            before.calls().sums(),
                            attempt.call().requestedAt().or(before::lastAttempt),
                            with(before.callResults(), result),
                            Optional.of(how.text()))
                    : before.calls();
            return before.with(standing(attempt, before, how, calls.attempts()), calls, known.now());
        });
        return new Settled(over, after);
    }

    /** It was reserved, and right before the call it is a no. */
    public Settled withdrawn(DialAttempt attempt, Optional<CampaignContact> member, Decision.No no) {
        DialAttempt over = attempt.over(
                AttemptOutcome.NOT_PROCESSED,
                no.reason().code(),
                attempt.spending().settled(BigDecimal.ZERO),
                known.now());
        return new Settled(
                over,
                member.map(before -> before.status().isInProgress()
                        ? before.with(
                                Standings.refused(before, no, known.now(), known.pause()), before.calls(), known.now())
                        : before));
    }

    /** What ended without a call, as far as was known, and whose call turns up all the same, is open again. */
    private static boolean isOpen(DialAttempt attempt) {
        return attempt.state().isLive()
                || attempt.state() == AttemptState.UNRESOLVED
                || attempt.call().sid().isEmpty();
    }

    private Settled goesOn(DialAttempt attempt, Optional<CampaignContact> member, CallReport report) {
        boolean unwanted = attempt.order().amd().onMachine() == OnMachine.HANGUP
                && report.isMachineOnTheLine()
                && attempt.hangUpWanted().isEmpty();
        Optional<CampaignContact> calling = member.filter(before -> before.status() == ContactState.RESERVED)
                .map(before -> before.with(Standings.calling(before), before.calls(), known.now()));
        Optional<String> hangUp = unwanted ? Optional.of(MACHINE) : attempt.hangUpWanted();
        return new Settled(
                attempt.heard(report, hangUp, known.now(), known.now().plus(known.look())), calling.or(() -> member));
    }

    private Settled ended(
            DialAttempt attempt, Optional<CampaignContact> member, CallReport report, AttemptOutcome how) {
        Spending spent = report.knownPrice().map(attempt.spending()::settled).orElse(attempt.spending());
        DialAttempt ended = attempt.ended(report, how, spent, known.now());
        return new Settled(ended, member.map(before -> ended(attempt, before, report, how, spent)));
    }

    private CampaignContact ended(
            DialAttempt attempt, CampaignContact before, CallReport report, AttemptOutcome how, Spending spent) {
        boolean counted = attempt.state() == AttemptState.UNRESOLVED;
        Calls calls = new Calls(
                before.attempts() + (counted ? 0 : 1),
                sums(before, report.isAnswered() ? 1 : 0, seconds(report), more(attempt.spending(), spent)),
                attempt.call().requestedAt().or(before::lastAttempt),
                with(before.callResults(), result(report)),
                known.newest() ? Optional.of(report.outcome().orElseGet(how::text)) : before.outcome());
        return before.with(standing(attempt, before, how, calls.attempts()), calls, known.now());
    }

    /** Who answered may be told after the end, and then the call came to something else. */
    private Settled learnt(
            DialAttempt attempt, Optional<CampaignContact> member, CallReport report, AttemptOutcome how) {
        Spending spent = report.price().map(attempt.spending()::settled).orElse(attempt.spending());
        return new Settled(
                attempt.learnt(report, how, spent, known.now()),
                member.map(before -> learnt(attempt, before, report, how, spent)));
    }

    private CampaignContact learnt(
            DialAttempt attempt, CampaignContact before, CallReport report, AttemptOutcome how, Spending spent) {
        Optional<CallResult> told = before.callResults().stream()
                .filter(result -> result.callSid().equals(Optional.of(report.sid())))
                .findFirst();
        long longer = told.map(result -> seconds(report) - result.duration().orElse(0L))
                .orElse(0L);
        Calls calls = new Calls(
                before.attempts(),
                sums(before, 0, longer, more(attempt.spending(), spent)),
                before.lastAttempt(),
                before.callResults().stream()
                        .map(result -> Optional.of(result).equals(told) ? result(report) : result)
                        .toList(),
                known.newest() ? report.outcome().or(before::outcome) : before.outcome());
        boolean other = !attempt.outcome().equals(Optional.of(how));
        boolean endedByIt =
                known.newest() && (before.status() == ContactState.COMPLETED || before.status() == ContactState.FAILED);
        return before.with(
                other && endedByIt ? after(before, how, before.attempts()) : before.standing(), calls, known.now());
    }

    /** A contact that is somewhere else by now (taken out, suppressed, called again) stays there. */
    private Standing standing(DialAttempt attempt, CampaignContact before, AttemptOutcome how, int attempts) {
        boolean waitsForIt = before.status().isInProgress()
                || (attempt.state() == AttemptState.UNRESOLVED && before.status() == ContactState.FAILED);
        if (!known.newest() || !waitsForIt) {
            return before.standing();
        }
        return after(before, how, attempts);
    }

    private Standing after(CampaignContact before, AttemptOutcome how, int attempts) {
        int unreachable = known.unreachable() + (how == AttemptOutcome.UNREACHABLE ? 1 : 0);
        Next next = rule.after(how, new Tried(attempts, unreachable), known.suppressed(), known.now());
        return Standings.after(
                before,
                next instanceof Next.Again && !known.goesOn() ? new Next.End(State.FAILED, how) : next,
                known.now(),
                known.pause());
    }

    private static Sums sums(CampaignContact before, long answered, long seconds, BigDecimal spend) {
        Sums sums = before.calls().sums();
        return new Sums(
                sums.answered() + answered,
                sums.callTime() + seconds,
                sums.spend().add(spend));
    }

    private static BigDecimal more(Spending before, Spending after) {
        return after.settledSum().subtract(before.settledSum());
    }

    private static long seconds(CallReport report) {
        return report.isAnswered() ? report.duration().orElse(0L) : 0;
    }

    private CallResult result(CallReport report) {
        return new CallResult(
                Optional.of(report.sid()),
                report.end().orElse(known.now()),
                report.status(),
                report.isAnswered() ? Optional.of(seconds(report)) : Optional.empty(),
                Optional.empty());
    }

    private static List<CallResult> with(List<CallResult> results, CallResult another) {
        List<CallResult> all = new ArrayList<>(results);
        all.add(another);
        return all;
    }
}
