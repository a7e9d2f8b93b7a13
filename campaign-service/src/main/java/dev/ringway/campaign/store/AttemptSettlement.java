package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.HangUp;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Settling;
import dev.ringway.campaign.attempt.Settling.Settled;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.DialLimits;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes what becomes of attempts: the attempt, its contact in the campaign, the campaign's figures and its money in one
 * transaction. Done again, or by two at once, it changes nothing more. Blocks.
 */
@Component
public class AttemptSettlement {

    private static final Logger log = LoggerFactory.getLogger(AttemptSettlement.class);

    private final Endings endings;
    private final DialAttempts attempts;
    private final MemberWrites members;
    private final CampaignSpend spend;
    private final DialLimits limits;
    private final Transactions transactions;
    private final Clock clock;

    AttemptSettlement(
            Endings endings,
            DialAttempts attempts,
            MemberWrites members,
            CampaignSpend spend,
            DialLimits limits,
            Transactions transactions,
            Clock clock) {
        this.endings = endings;
        this.attempts = attempts;
        this.members = members;
        this.spend = spend;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param look after which a call that nothing is heard of is looked up
     * @param looks when a contact is looked at again of which nothing has come
     */
    public record Pauses(Duration look, Looks looks) {}

    /** The provider has named the call. What was heard of it meanwhile stays. */
    public void placed(String attemptId, String callSid, Pauses pauses) {
        settle(
                attemptId,
                attempt -> attempt.call().sid().isEmpty()
                        && (attempt.state().isLive() || attempt.state() == AttemptState.UNRESOLVED),
                pauses,
                settling -> settling.placed(callSid));
    }

    /** Nobody knows whether there is a call. */
    public void unknown(String attemptId, String why, Duration look) {
        transactions.run(session -> attempts.find(session, attemptId)
                .filter(attempt -> attempt.state() == AttemptState.REQUESTED)
                .map(attempt -> attempts.replace(session, attempt.unknown(why, now(), now().plus(look)))));
    }

    /** Somebody has looked and found nothing new. */
    public void looked(DialAttempt attempt, Duration look) {
        transactions.run(session -> attempts.replace(session, attempt.looked(now(), now().plus(look))));
    }

    /** It was reserved, and nobody will ask for its call; one that was asked for meanwhile stays as it is. */
    public void givenBack(String attemptId, String why, Pauses pauses) {
        over(attemptId, EnumSet.of(AttemptState.RESERVED), AttemptOutcome.NOT_PROCESSED, why, pauses);
    }

    /** The provider was asked, and there is no call. */
    public void refused(String attemptId, AttemptOutcome how, String why, Pauses pauses) {
        over(attemptId, EnumSet.of(AttemptState.REQUESTED, AttemptState.UNKNOWN), how, why, pauses);
    }

    /** Nobody will find out whether there was a call, or what became of it. */
    public void unresolved(String attemptId, String why, Pauses pauses) {
        over(attemptId, EnumSet.of(AttemptState.UNKNOWN, AttemptState.PLACED), AttemptOutcome.UNRESOLVED, why, pauses);
    }

    private void over(String attemptId, Set<AttemptState> from, AttemptOutcome how, String why, Pauses pauses) {
        settle(attemptId, attempt -> from.contains(attempt.state()), pauses, settling -> settling.over(how, why));
    }

    /**
     * Right before the call it is a no, and nobody will ask for it.
     *
     * @param known the attempt as it was by the last look; if another has led it on since, it stays as it is
     */
    public void withdrawn(DialAttempt known, Decision.No why, Pauses pauses) {
        settle(known.id(), attempt -> attempt.state() == known.state(), pauses, settling -> settling.withdrawn(why));
    }

    /**
     * Something is known of a call that carries the id of an attempt.
     *
     * @return whether the call is the attempt's; a second call of one attempt is not, and somebody should know
     */
    public boolean heard(String attemptId, CallReport report, Pauses pauses) {
        return transactions.run(session -> {
            Optional<DialAttempt> found = attempts.find(session, attemptId);
            boolean other = found.flatMap(attempt -> attempt.call().sid())
                    .filter(sid -> !sid.equals(report.sid()))
                    .isPresent();
            if (other) {
                log.error("Attempt {} has a second call, {}", attemptId, report.sid());
            }
            if (found.filter(attempt -> attempt.state() == AttemptState.FINISHED
                            && attempt.call().sid().isEmpty())
                    .isPresent()) {
                log.error("Attempt {} was over without a call, and there is one: {}", attemptId, report.sid());
            }
            if (found.isEmpty() || other) {
                return !other;
            }
            Settling settling = settling(session, found.get(), pauses);
            settling.heard(report).ifPresent(settled -> write(session, settling, settled));
            return true;
        });
    }

    /** Its call is to be ended. */
    public void hangUp(DialAttempt attempt, String why) {
        transactions.run(session -> {
            Instant now = now();
            return attempts.replace(session, attempt.hangUp(new HangUp(why, now), now));
        });
    }

    /** Somebody has told the provider, or has tried to. A call that still goes on after that is to be ended again. */
    public void hangUpAgain(String attemptId, Duration after) {
        transactions.run(session -> attempts.find(session, attemptId)
                .flatMap(attempt -> attempt.hangUp().map(wish -> {
                    Instant now = now();
                    return attempts.replace(session, attempt.hangUp(new HangUp(wish.why(), now.plus(after)), now));
                })));
    }

    /** What an attempt of which nobody knows whether there was a call still reserves is free again; a price that comes later is counted. */
    public void released(String attemptId) {
        transactions.run(session -> attempts.find(session, attemptId)
                .filter(attempt -> attempt.state() == AttemptState.UNRESOLVED)
                .map(attempt -> {
                    Instant now = now();
                    DialAttempt released = attempt.released(now);
                    attempts.replace(session, released);
                    attempt.purpose()
                            .campaignId()
                            .ifPresent(id -> spend.change(
                                    session, id, Optional.of(attempt.spending()), released.spending(), now));
                    return released;
                }));
    }

    /** There was a call whose price nobody will tell any more: what it still reserves counts as spent; a price that comes later takes its place. */
    public void estimated(String attemptId, Pauses pauses) {
        settle(
                attemptId,
                attempt -> attempt.state() == AttemptState.FINISHED
                        && attempt.spending().reserved().signum() > 0,
                pauses,
                Settling::estimated);
    }

    private void settle(
            String attemptId, Predicate<DialAttempt> which, Pauses pauses, Function<Settling, Settled> step) {
        transactions.run(session -> attempts.find(session, attemptId)
                .filter(which)
                .map(attempt -> {
                    Settling settling = settling(session, attempt, pauses);
                    return write(session, settling, step.apply(settling));
                }));
    }

    private Settled write(ClientSession session, Settling before, Settled settled) {
        attempts.replace(session, settled.attempt());
        before.attempt()
                .purpose()
                .campaignId()
                .ifPresent(id -> spend.change(
                        session,
                        id,
                        Optional.of(before.attempt().spending()),
                        settled.attempt().spending(),
                        before.terms().now()));
        before.member()
                .ifPresent(was -> settled.member()
                        .filter(is -> is.version() != was.version())
                        .ifPresent(is -> members.write(session, was, is, Optional.empty())));
        return settled;
    }

    private Settling settling(ClientSession session, DialAttempt attempt, Pauses pauses) {
        return new Settling(
                attempt,
                attempt.purpose().memberId().flatMap(id -> members.find(session, id)),
                new Settling.Terms(() -> endings.of(session, attempt), pauses.look(), pauses.looks(), limits, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
