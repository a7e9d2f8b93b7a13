package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.provider.CallsAtTwilio;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.callstore.store.ActiveCalls;
import dev.ringway.callstore.store.ActiveCalls.Active;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches every call that should have ended by now, each by itself: a list at Twilio may lack it. Those without an end for
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
    private final CallsAtTwilio twilio;
    private final Discrepancies discrepancies;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private CallPosition goneThrough = BEGINNING;

    /** Calls that Twilio does not have, with the time of the question; they are asked for once a day. */
    private final Map<String, Instant> unknown = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_UNKNOWN;
        }
    };

    OverdueCalls(
            ActiveCalls calls,
            CallsAtTwilio twilio,
            Discrepancies discrepancies,
            ReconciliationSettings settings,
            Clock clock) {
        this.calls = calls;
        this.twilio = twilio;
        this.discrepancies = discrepancies;
        this.settings = settings;
        this.clock = clock;
    }

    void fetch(Run run) {
        Instant now = clock.instant();
        unknown.values().removeIf(asked -> asked.isBefore(now.minus(UNKNOWN_AGAIN)));
        List<Active> page;
        do {
            page = calls.begun(goneThrough, now, PAGE);
            for (Active call : page) {
                if (!run.mayAskForOverdue()) {
                    return;
                }
                // first, so that one call that cannot be asked for does not hold up the others
                goneThrough = call.position();
                if (overdue(call, now) && !unknown.containsKey(call.sid())) {
                    fetch(call.sid(), run, now);
                }
            }
        } while (page.size() == PAGE);
        goneThrough = BEGINNING;
    }

    private void fetch(String sid, Run run, Instant now) {
        Optional<CallFetched> fetched = run.ask(() -> twilio.fetch(sid));
        if (fetched.isPresent()) {
            run.took(1, discrepancies.take(List.of(fetched.get())));
        } else {
            run.unknownAtTwilio();
            unknown.put(sid, now);
            log.warn("{} has no end, and Twilio does not have it", sid);
        }
    }

    private boolean overdue(Active call, Instant now) {
        Instant limit = now.minus(
                call.status() == CallStatus.IN_PROGRESS ? settings.answeredLimit() : settings.unansweredLimit());
        return call.startTime().isBefore(limit);
    }
}
