package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.DialLimits;
import dev.ringway.campaign.dial.RetryDecision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What becomes of an attempt, and of its contact in the campaign, when something is known of its call. Reports may come
 * late, twice and in any order: what is older than what was taken in changes nothing.
 *
 * @param member empty for a single call, and where the contact is in the campaign no more
 */
public record Settling(DialAttempt attempt, Optional<CampaignContact> member, Terms terms) {

    /**
     * @param ending what decides on an end; asked only where there is one, since most reports are of calls that go on
     * @param look after which a call that nothing is heard of is looked up
     * @param looks when a contact is looked at again of which nothing has come
     * @param limits for what a call costs at most, where its price is not known
     */
    public record Terms(Supplier<Ending> ending, Duration look, Looks looks, DialLimits limits, Instant now) {}

    /**
     * @param rule of the campaign, for what follows an outcome
     * @param suppressedFor why nobody may call any more: the number is on a list for good, or the contact wishes it or is gone; empty: somebody may
     * @param numberCalled the contact has another number by now, which the campaign has called as somebody else's: what came of this call stands, and there is no other
     * @param unreachable earlier attempts of the contact in the campaign that found no way to the number
     * @param goesOn whether the campaign may still call anybody
     * @param others what there is of the contact in the campaign beside it
     */
    public record Ending(
            RetryDecision rule,
            Optional<String> suppressedFor,
            boolean numberCalled,
            int unreachable,
            boolean goesOn,
            Others others) {

        /** Whether what becomes of the contact is this attempt's to say. */
        boolean newest() {
            return others != Others.LATER;
        }

        /** Whether the contact is in no other call. */
        boolean alone() {
            return others == Others.NONE;
        }
    }

    /** Other attempts of the same contact in the campaign, as far as they matter. */
    public enum Others {
        /** Earlier ones at most, and they are over. */
        NONE,
        /** An earlier one is not over. */
        EARLIER_LIVE,
        LATER
    }

    /** Both as they are now. */
    public record Settled(DialAttempt attempt, Optional<CampaignContact> member) {}

    /** The provider has named its call. */
    public Settled placed(String callSid) {
        return settled(attempt.placed(callSid, terms.now(), nextLook()), CalledContact::calling);
    }

    /**
     * Something is known of the call. Empty where it is nothing new: Twilio itself, when asked, knows less of an end than the
     * call store does.
     */
    public Optional<Settled> heard(CallReport report) {
        boolean old = report.version()
                .filter(version -> version <= attempt.call().version())
                .isPresent();
        if (old) {
            return Optional.empty();
        }
        Optional<AttemptOutcome> end = report.end().outcome();
        if (!isOpen()) {
            return end.filter(how ->
                            report.version().isPresent() || attempt.call().version() == 0)
                    .map(how -> learnt(report, how));
        }
        return Optional.of(end.map(how -> ended(report, how)).orElseGet(() -> goesOn(report)));
    }

    /** It is over without a call that anybody knows of. */
    public Settled over(AttemptOutcome how, String why) {
        Spending spent = how == AttemptOutcome.UNRESOLVED
                ? attempt.spending()
                : attempt.spending().settled(BigDecimal.ZERO);
        return settled(attempt.over(how, why, spent, terms.now()), of -> of.over(how, why));
    }

    /** Right before the call it is a no. */
    public Settled withdrawn(Decision.No no) {
        Spending nothing = attempt.spending().settled(BigDecimal.ZERO);
        return settled(
                attempt.over(AttemptOutcome.NOT_PROCESSED, no.reason().code(), nothing, terms.now()),
                of -> of.withdrawn(no));
    }

    /** What ended without a call, as far as was known, and whose call turns up all the same, is open again. */
    private boolean isOpen() {
        return attempt.state().isLive()
                || attempt.state() == AttemptState.UNRESOLVED
                || attempt.call().sid().isEmpty();
    }

    private Settled goesOn(CallReport report) {
        Optional<HangUp> wish = attempt.hangUp()
                .or(() -> report.machineOnTheLine()
                        .filter(machine -> attempt.order().amd().onMachine() == OnMachine.HANGUP)
                        .map(machine -> new HangUp(machine, terms.now())));
        return settled(attempt.heard(report, wish, terms.now(), nextLook()), CalledContact::calling);
    }

    private Settled ended(CallReport report, AttemptOutcome how) {
        Spending spent = spent(report, report.knownPrice());
        return settled(attempt.ended(report, how, spent, terms.now()), of -> of.ended(report, how, spent));
    }

    /** Who answered may be told after the end, and then the call came to something else. */
    private Settled learnt(CallReport report, AttemptOutcome how) {
        Spending spent = spent(report, report.result().price());
        return settled(attempt.learnt(report, how, spent, terms.now()), of -> of.learnt(report, how, spent));
    }

    /** Until a price is told it costs no more than its minutes, and never more than was reserved. */
    private Spending spent(CallReport report, Optional<BigDecimal> price) {
        return price.map(attempt.spending()::settled)
                .orElseGet(() -> report.talkTime()
                        .flatMap(terms.limits()::cost)
                        .map(attempt.spending()::atMost)
                        .orElse(attempt.spending()));
    }

    /** There was a call, and no price of it is to be expected any more: what it still reserves is spent. */
    public Settled estimated() {
        DialAttempt next = attempt.estimated(terms.now());
        return settled(next, of -> of.spent(next.spending()));
    }

    private Settled settled(DialAttempt next, Function<CalledContact, CampaignContact> contacted) {
        return new Settled(next, member.map(before -> contacted.apply(new CalledContact(before, attempt, terms))));
    }

    private Instant nextLook() {
        return terms.now().plus(terms.look());
    }
}
