package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.AttemptRequests.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last look at an attempt, right before its call is asked for; keeps what it saw. What took so long to find out that it
 * says nothing of this moment is looked at again, for some time, in a new turn: calls that were held up together do not go out
 * together. Then it is a no. Used once, on whatever thread asks.
 */
final class LastLook implements BooleanSupplier {

    private static final Logger log = LoggerFactory.getLogger(LastLook.class);

    private final Steps steps;
    private final Limits limits;
    private final Clock clock;
    private final Instant begun;
    private volatile DialAttempt attempt;
    private volatile Optional<Request> seen = Optional.empty();
    private volatile boolean late;
    private boolean goes;
    private boolean over;

    /** @param reserved whose turn it is at this moment */
    LastLook(DialAttempt reserved, Steps steps, Limits limits, Clock clock) {
        this.attempt = reserved;
        this.steps = steps;
        this.limits = limits;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** What it is made of. */
    interface Steps {

        /** Writes down that the call of a reserved attempt is asked for, if it may be. */
        Request request(DialAttempt reserved);

        /** Waits for another turn; whether it came. */
        boolean turnAgain(DialAttempt requested, Duration patience);

        /** Looks whether it still may be. */
        Request confirm(DialAttempt requested);
    }

    /**
     * @param fresh how old its decision may be
     * @param turn how long ago its turn may have been
     * @param patience after which it is not looked again
     */
    record Limits(Duration fresh, Duration turn, Duration patience) {}

    /** @return whether the call may be asked for at this moment; what cannot be found out is a no */
    @Override
    public boolean getAsBoolean() {
        try {
            look();
        } catch (RuntimeException failure) {
            log.warn("Attempt {} is not asked for, the last look has failed: {}", attempt.id(), failure.toString());
            return false;
        }
        return goes();
    }

    private void look() {
        saw(steps.request(attempt), begun);
        Duration left = left();
        while (late && left.isPositive() && steps.turnAgain(attempt, left)) {
            Instant turn = clock.instant();
            saw(steps.confirm(attempt), turn);
            left = left();
        }
    }

    private void saw(Request request, Instant turn) {
        late = false;
        if (request instanceof Request.Go(DialAttempt requested, Instant decidedAt)) {
            attempt = requested;
            late = isOlder(decidedAt, limits.fresh()) || isOlder(turn, limits.turn());
        }
        seen = Optional.of(request);
    }

    private synchronized boolean goes() {
        goes = !over && !late && seen.filter(Request.Go.class::isInstance).isPresent();
        return goes;
    }

    /** From now on it is a no. @return whether it was a yes, so that the call may have been asked for */
    synchronized boolean end() {
        over = true;
        return goes;
    }

    /** As it is written down by now. */
    DialAttempt attempt() {
        return attempt;
    }

    /** Empty: nobody has looked, or nobody knows what was seen. */
    Optional<Request> seen() {
        return seen;
    }

    private Duration left() {
        return limits.patience().minus(Duration.between(begun, clock.instant()));
    }

    private boolean isOlder(Instant moment, Duration limit) {
        return Duration.between(moment, clock.instant()).compareTo(limit) > 0;
    }
}
