package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.CallerIdRest;
import dev.ringway.campaign.dial.CallerIdRest.Ended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Until when caller ids rest, as of some seconds ago: it changes slowly, and is asked before every call. Blocks. */
@Component
class CallerIdRests {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final DialAttempts attempts;
    private final CallerIdRest rule;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Instant at, Optional<Instant> until) {

        boolean holdsAt(Instant now) {
            return at.plus(FRESH).isAfter(now)
                    && until.filter(rested -> !rested.isAfter(now)).isEmpty();
        }
    }

    CallerIdRests(DialAttempts attempts, CallerIdRest rule, Clock clock) {
        this.attempts = attempts;
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * One whose rest is over is on trial: it is asked anew each time, and rests while a call from it is not over.
     *
     * @param own the attempt for which it is asked; it does not stand in its own way
     */
    Optional<Instant> until(ClientSession session, String callerId, Optional<DialAttempt> own) {
        Instant now = clock.instant();
        return known.compute(
                        callerId,
                        (number, before) -> before != null && before.holdsAt(now)
                                ? before
                                : new Known(now, rule.until(last(number))))
                .until()
                .flatMap(until -> until.isAfter(now)
                        ? Optional.of(until)
                        : Optional.of(now.plus(FRESH)).filter(later -> isInCall(session, callerId, own)));
    }

    private boolean isInCall(ClientSession session, String callerId, Optional<DialAttempt> own) {
        long its =
                own.filter(attempt -> attempt.order().from().equals(callerId)).isPresent() ? 1 : 0;
        return attempts.liveOf(session, "from", callerId) > its;
    }

    private List<Ended> last(String callerId) {
        return attempts.lastFrom(callerId, rule.calls()).stream()
                .flatMap(attempt -> attempt.call().endedAt().map(at -> new Ended(at, isAnswered(attempt))).stream())
                .toList();
    }

    private static boolean isAnswered(DialAttempt attempt) {
        return attempt.outcome().filter(AttemptOutcome::isAnswered).isPresent();
    }
}
