package dev.ringway.campaign.dialer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks what has become of attempts that nothing is heard of. One whose instance died before it asked for the call is given
 * back; of one that may have been asked for it is looked for the call at the provider, and it is never asked for again.
 */
@Component
final class AttemptWatch {

    private static final Logger log = LoggerFactory.getLogger(AttemptWatch.class);
    private static final int TOGETHER = 100;

    /** Of which nothing has to be asked. */
    private static final Set<AttemptState> UNANSWERED = EnumSet.of(AttemptState.RESERVED, AttemptState.REQUESTED);

    /** Of which Twilio is asked. */
    private static final Set<AttemptState> ASKED_FOR = EnumSet.of(AttemptState.UNKNOWN, AttemptState.PLACED);

    /** Twilio's own word for it. A bare 404 may come from something in between that knows nothing. */
    private static final int NO_SUCH_CALL = 20404;

    private final DialAttempts attempts;
    private final AttemptSettlement settlement;
    private final CallLookup lookup;
    private final Placing placing;
    private final DialerSettings settings;
    private final Clock clock;

    AttemptWatch(
            DialAttempts attempts,
            AttemptSettlement settlement,
            CallLookup lookup,
            Placing placing,
            DialerSettings settings,
            Clock clock) {
        this.attempts = attempts;
        this.settlement = settlement;
        this.lookup = lookup;
        this.placing = placing;
        this.settings = settings;
        this.clock = clock;
    }

    /** What needs nobody's answer comes first, since it holds a place and a contact for nothing. */
    void run(Turn turn) {
        List<DialAttempt> due;
        do {
            for (DialAttempt attempt : attempts.due(UNANSWERED, clock.instant(), TOGETHER)) {
                turn.keep();
                lookSafely(attempt);
            }
            due = attempts.due(ASKED_FOR, clock.instant(), settings.lookups());
            SideBySide.each(due, turn, this::lookSafely);
        } while (due.size() == settings.lookups());
    }

    /** One that fails holds up no other, and is looked at again later. */
    private void lookSafely(DialAttempt attempt) {
        try {
            look(attempt);
        } catch (RuntimeException failure) {
            log.warn("What became of attempt {} could not be told: {}", attempt.id(), failure.toString());
            notTold(attempt, "it could not be looked for", settings.unheard());
        }
    }

    private void look(DialAttempt attempt) {
        switch (attempt.state()) {
            case RESERVED ->
                settlement.givenBack(
                        attempt.id(), "its instance was gone before the call was asked for", placing.pauses());
            case REQUESTED ->
                settlement.unknown(
                        attempt.id(),
                        "its instance was gone before the provider answered",
                        settings.settling().look());
            case UNKNOWN -> settle(attempt);
            case PLACED -> attempt.call().sid().ifPresent(sid -> lookUp(attempt, sid));
            case FINISHED, UNRESOLVED -> {}
        }
    }

    /** Exactly one call that is no other attempt's is this one's. Nothing is proven by an empty list but time, and by none nothing. */
    private void settle(DialAttempt attempt) {
        switch (lookup.candidates(attempt)) {
            case TwilioOutcome.Done<List<String>>(List<String> candidates) -> settle(attempt, candidates);
            case TwilioOutcome.Failed<List<String>>(TwilioFailure failure) ->
                notTold(attempt, failure, settings.settling().look());
        }
    }

    private void settle(DialAttempt attempt, List<String> candidates) {
        Set<String> claimed = attempts.claimed(candidates);
        List<String> free =
                candidates.stream().filter(sid -> !claimed.contains(sid)).toList();
        if (free.size() == 1) {
            claim(attempt, free.getFirst());
            return;
        }
        if (isPast(attempt, settings.settling().limit())) {
            String why = reason(attempt, free.isEmpty() ? "no call was found" : "several calls were found");
            log.warn("Attempt {} stays unresolved: {}", attempt.id(), why);
            settlement.unresolved(attempt.id(), why, placing.pauses());
        } else {
            settlement.looked(attempt, settings.settling().look());
        }
    }

    private void claim(DialAttempt attempt, String sid) {
        try {
            settlement.placed(attempt.id(), sid, placing.pauses(attempt));
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            settlement.looked(attempt, settings.settling().look());
        }
    }

    /** Twilio may not know a call yet that it has just made, so it is believed only when that is long ago; how the call went nobody knows then. */
    private void lookUp(DialAttempt attempt, String sid) {
        switch (lookup.call(attempt, sid)) {
            case TwilioOutcome.Done<CallReport>(CallReport report) ->
                settlement.heard(attempt.id(), report, placing.pauses(attempt));
            case TwilioOutcome.Failed<CallReport>(TwilioFailure.NotFound(int code, String _))
            when code == NO_SUCH_CALL && isPast(attempt, settings.settling().limit()) -> {
                log.warn("Attempt {} stays unresolved: Twilio knows no call {}", attempt.id(), sid);
                settlement.unresolved(attempt.id(), "Twilio does not know its call", placing.pauses());
            }
            case TwilioOutcome.Failed<CallReport>(TwilioFailure failure) ->
                notTold(attempt, failure, placing.pauses(attempt).look());
        }
    }

    private void notTold(DialAttempt attempt, TwilioFailure failure, Duration again) {
        log.info("Attempt {} could not be looked for: {}", attempt.id(), failure.reason());
        notTold(attempt, "it could not be looked for: " + failure.reason(), again);
    }

    /** Where nobody can ask for so long (an account that is gone, credentials that are revoked), nobody waits for an answer. */
    private void notTold(DialAttempt attempt, String why, Duration again) {
        if (ASKED_FOR.contains(attempt.state())
                && isPast(attempt, settings.settling().blindLimit())) {
            log.warn("Attempt {} stays unresolved: {}", attempt.id(), why);
            settlement.unresolved(attempt.id(), reason(attempt, why), placing.pauses());
        } else {
            settlement.looked(attempt, again);
        }
    }

    private static String reason(DialAttempt attempt, String why) {
        return attempt.reason().map(before -> before + "; " + why).orElse(why);
    }

    /** Since it was asked for, or something was heard of its call. */
    private boolean isPast(DialAttempt attempt, Duration limit) {
        Instant last = attempt.call().heardAt().or(attempt.call()::requestedAt).orElse(attempt.createdAt());
        return clock.instant().isAfter(last.plus(limit));
    }
}
