package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.store.ActiveCalls;
import dev.ringway.callstore.store.ActiveCalls.Active;
import dev.ringway.callstore.store.Whose;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches every call that should have ended by now, each by itself and of its own account: a list at Twilio may lack it. Those without an end for
 * the longest time come first; where there are more than a run may ask for, the next one goes on behind them. Used by the
 * one that holds the job's turn.
 */
@Component
class OverdueCalls {

    private static final Logger log = LoggerFactory.getLogger(OverdueCalls.class);
    private final ActiveCalls calls;
    private final AccountsAtTwilio accounts;
    private final Discrepancies discrepancies;
    private final ReconciliationSettings settings;
    private final Clock clock;

    private final Round<Active, CallPosition> round =
            new Round<>(new CallPosition(Instant.EPOCH, ""), Active::position);
    private final AskedInVain unknown = new AskedInVain();

    OverdueCalls(
            ActiveCalls calls,
            AccountsAtTwilio accounts,
            Discrepancies discrepancies,
            ReconciliationSettings settings,
            Clock clock) {
        this.calls = calls;
        this.accounts = accounts;
        this.discrepancies = discrepancies;
        this.settings = settings;
        this.clock = clock;
    }

    /** Goes on where this account's calls were left; each of them has its turn once in a run. */
    void fetch(Run run) {
        if (run.areOverdueCallsDone()) {
            return;
        }
        Instant now = clock.instant();
        String account = run.account().accountSid();
        Whose theirs = new Whose.Of(account, accounts.isMain(run.account()));
        boolean all = round.go(
                account,
                run::mayAskForOverdueCalls,
                place -> calls.begun(theirs, place, begunBefore(now), Round.PAGE),
                call -> fetchOverdue(call, run, now));
        if (all) {
            run.overdueCallsDone();
        }
    }

    private void fetchOverdue(Active call, Run run, Instant now) {
        if (overdue(call, now) && !unknown.contains(call.sid(), now)) {
            fetch(call.sid(), run, now);
        }
    }

    /** Of accounts that are not configured: nobody can be asked for them. */
    long notConfigured() {
        List<String> configured =
                accounts.all().stream().map(AccountAtTwilio::accountSid).toList();
        return calls.count(new Whose.OfNone(configured), begunBefore(clock.instant()));
    }

    private Instant begunBefore(Instant now) {
        return now.minus(settings.shortestLimit());
    }

    private void fetch(String sid, Run run, Instant now) {
        run.askForOne(() -> run.account().calls().fetch(sid))
                .ifPresent(answer -> answer.ifPresentOrElse(
                        fetched -> run.took(1, discrepancies.take(List.of(fetched))), () -> unknown(sid, run, now)));
    }

    private void unknown(String sid, Run run, Instant now) {
        run.unknownAtTwilio();
        unknown.add(sid, now);
        log.warn(
                "{} has no end, and Twilio does not have it under {}",
                sid,
                run.account().accountSid());
    }

    private boolean overdue(Active call, Instant now) {
        Instant limit = now.minus(
                call.status() == CallStatus.IN_PROGRESS ? settings.answeredLimit() : settings.unansweredLimit());
        return call.startTime().isBefore(limit);
    }
}
