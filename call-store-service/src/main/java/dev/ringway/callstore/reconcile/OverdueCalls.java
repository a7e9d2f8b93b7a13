package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.callstore.store.ActiveCalls;
import dev.ringway.callstore.store.ActiveCalls.Active;
import dev.ringway.callstore.store.ActiveCalls.Whose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private static final CallPosition BEGINNING = new CallPosition(Instant.EPOCH, "");
    private static final int PAGE = 200;
    private static final Duration UNKNOWN_AGAIN = Duration.ofHours(24);
    private static final int MOST_UNKNOWN = 10_000;

    private final ActiveCalls calls;
    private final AccountsAtTwilio accounts;
    private final Discrepancies discrepancies;
    private final ReconciliationSettings settings;
    private final Clock clock;

    /** By account. */
    private final Map<String, CallPosition> goneThrough = new HashMap<>();

    /** Calls that Twilio does not have, with the time of the question; they are asked for once a day. */
    private final Map<String, Instant> unknown = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_UNKNOWN;
        }
    };

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
        if (run.isOverdueDone()) {
            return;
        }
        Instant now = clock.instant();
        unknown.values().removeIf(asked -> asked.isBefore(now.minus(UNKNOWN_AGAIN)));
        String account = run.account().accountSid();
        Whose theirs = new Whose.Of(account, account.equals(accounts.main().accountSid()));
        List<Active> page;
        do {
            page = calls.begun(theirs, goneThrough.getOrDefault(account, BEGINNING), begunBefore(now), PAGE);
            for (Active call : page) {
                if (!run.mayAskForOverdue()) {
                    return;
                }
                // first, so that one call that cannot be asked for does not hold up the others
                goneThrough.put(account, call.position());
                if (overdue(call, now) && !unknown.containsKey(call.sid())) {
                    fetch(call.sid(), run, now);
                }
            }
        } while (page.size() == PAGE);
        goneThrough.remove(account);
        run.overdueDone();
    }

    /** Of accounts that are not configured: nobody can be asked for them. */
    long notConfigured() {
        List<String> configured =
                accounts.all().stream().map(AccountAtTwilio::accountSid).toList();
        return calls.count(new Whose.OfNone(configured), begunBefore(clock.instant()));
    }

    private Instant begunBefore(Instant now) {
        return now.minus(Stream.of(settings.unansweredLimit(), settings.answeredLimit())
                .min(Comparator.naturalOrder())
                .orElseThrow());
    }

    private void fetch(String sid, Run run, Instant now) {
        Optional<CallFetched> fetched = run.ask(() -> run.account().calls().fetch(sid));
        if (fetched.isPresent()) {
            run.took(1, discrepancies.take(List.of(fetched.get())));
        } else {
            run.unknownAtTwilio();
            unknown.put(sid, now);
            log.warn(
                    "{} has no end, and Twilio does not have it under {}",
                    sid,
                    run.account().accountSid());
        }
    }

    private boolean overdue(Active call, Instant now) {
        Instant limit = now.minus(
                call.status() == CallStatus.IN_PROGRESS ? settings.answeredLimit() : settings.unansweredLimit());
        return call.startTime().isBefore(limit);
    }
}
