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
import java.util.function.Supplier;

/**
 * What becomes of an attempt, and of its contact in the campaign, when something is known of its call. Reports may come
 * late, twice and in any order: what is older than what was taken in changes nothing.
 *
 * @param ending what decides on an end; asked only where there is one, since most reports are of calls that go on
 * @param look after which a call that nothing is heard of is looked up
 * @param pause until a contact is tried again of which nothing has come
 */
public record Settling(Supplier<Ending> ending, Duration look, Duration pause, Instant now) {

    /** A call that was machine answered is ended with this reason. */
    static final String MACHINE = "machine";

    /**
     * @param rule of the campaign, for what follows an outcome
     * @param suppressed the number is on a list by now
     * @param unreachable earlier attempts of the contact in the campaign that found no way to the number
     * @param goesOn whether the campaign may still call anybody
     * @param newest whether there is no later attempt of the contact in the campaign
     */
    public record Ending(RetryDecision rule, boolean suppressed, int unreachable, boolean goesOn, boolean newest) {}

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
        DialAttempt over = attempt.over(how, why, spent, now);
        Optional<CampaignContact> after = member.map(before -> {
            CallResult result = new CallResult(Optional.empty(), now, how.text(), Optional.empty(), Optional.of(why));
            Calls calls = how.isAttempt()
                    ? new Calls(
                            before.attempts() + 1,
                            before.calls().sums(),
                            attempt.call().requestedAt().or(before::lastAttempt),
                            with(before.callResults(), result),
                            Optional.of(how.text()))
                    : before.calls();
            return before.with(standing(attempt, before, how, calls.attempts(), ending.get()), calls, now);
        });
        return new Settled(over, after);
    }

    /** It was reserved, and right before the call it is a no. */
    public Settled withdrawn(DialAttempt attempt, Optional<CampaignContact> member, Decision.No no) {
        DialAttempt over = attempt.over(
                AttemptOutcome.NOT_PROCESSED,
                no.reason().code(),
                attempt.spending().settled(BigDecimal.ZERO),
                now);
        return new Settled(
                over,
                member.map(before -> before.status().isInProgress()
                        ? before.with(Standings.refused(before, no, now, pause), before.calls(), now)
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
                .map(before -> before.with(Standings.calling(before), before.calls(), now));
        Optional<String> hangUp = unwanted ? Optional.of(MACHINE) : attempt.hangUpWanted();
        return new Settled(attempt.heard(report, hangUp, now, now.plus(look)), calling.or(() -> member));
    }

    private Settled ended(
            DialAttempt attempt, Optional<CampaignContact> member, CallReport report, AttemptOutcome how) {
        Spending spent = report.knownPrice().map(attempt.spending()::settled).orElse(attempt.spending());
        DialAttempt ended = attempt.ended(report, how, spent, now);
        return new Settled(ended, member.map(before -> ended(attempt, before, report, how, spent)));
    }

    private CampaignContact ended(
            DialAttempt attempt, CampaignContact before, CallReport report, AttemptOutcome how, Spending spent) {
        boolean counted = attempt.state() == AttemptState.UNRESOLVED;
        Ending end = ending.get();
        Calls calls = new Calls(
                before.attempts() + (counted ? 0 : 1),
                sums(before, report.isAnswered() ? 1 : 0, seconds(report), more(attempt.spending(), spent)),
                attempt.call().requestedAt().or(before::lastAttempt),
                with(before.callResults(), result(report)),
                end.newest() ? Optional.of(report.outcome().orElseGet(how::text)) : before.outcome());
        return before.with(standing(attempt, before, how, calls.attempts(), end), calls, now);
    }

    /** Who answered may be told after the end, and then the call came to something else. */
    private Settled learnt(
            DialAttempt attempt, Optional<CampaignContact> member, CallReport report, AttemptOutcome how) {
        Spending spent = report.price().map(attempt.spending()::settled).orElse(attempt.spending());
        return new Settled(
                attempt.learnt(report, how, spent, now),
                member.map(before -> learnt(attempt, before, report, how, spent)));
    }

    private CampaignContact learnt(
            DialAttempt attempt, CampaignContact before, CallReport report, AttemptOutcome how, Spending spent) {
        Ending end = ending.get();
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
                end.newest() ? report.outcome().or(before::outcome) : before.outcome());
        boolean other = !attempt.outcome().equals(Optional.of(how));
        boolean endedByIt =
                end.newest() && (before.status() == ContactState.COMPLETED || before.status() == ContactState.FAILED);
        return before.with(
                other && endedByIt ? after(before, how, before.attempts(), end) : before.standing(), calls, now);
    }

    /** A contact that is somewhere else by now (taken out, suppressed, called again) stays there. */
    private Standing standing(
            DialAttempt attempt, CampaignContact before, AttemptOutcome how, int attempts, Ending end) {
        boolean waitsForIt = before.status().isInProgress()
                || (attempt.state() == AttemptState.UNRESOLVED && before.status() == ContactState.FAILED);
        if (!end.newest() || !waitsForIt) {
            return before.standing();
        }
        return after(before, how, attempts, end);
    }

    private Standing after(CampaignContact before, AttemptOutcome how, int attempts, Ending end) {
        int unreachable = end.unreachable() + (how == AttemptOutcome.UNREACHABLE ? 1 : 0);
        Next next = end.rule().after(how, new Tried(attempts, unreachable), end.suppressed(), now);
        return Standings.after(
                before,
                next instanceof Next.Again && !end.goesOn() ? new Next.End(State.FAILED, how) : next,
                now,
                pause);
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
                report.end().orElse(now),
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
