package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.AttemptReservations.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The last look at an attempt, right before its call is asked for; keeps what it saw. What took so long to find out that it
 * says nothing of this moment is looked at again, for some time; then it is a no. Used once, on whatever thread asks.
 */
final class LastLook implements BooleanSupplier {

    private final Function<DialAttempt, Request> first;
    private final Function<DialAttempt, Request> again;
    private final Limits limits;
    private final Clock clock;
    private volatile DialAttempt attempt;
    private volatile Optional<Request> seen = Optional.empty();
    private volatile boolean late;

    /**
     * @param first writes down that the call of a reserved attempt is asked for, if it may be
     * @param again looks whether that is still so
     */
    LastLook(
            DialAttempt reserved,
            Function<DialAttempt, Request> first,
            Function<DialAttempt, Request> again,
            Limits limits,
            Clock clock) {
        this.attempt = reserved;
        this.first = first;
        this.again = again;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param fresh how old its decision may be
     * @param patience after which it is not looked again
     */
    record Limits(Duration fresh, Duration patience) {}

    /** @return whether the call may be asked for at this moment */
    @Override
    public boolean getAsBoolean() {
        Instant begun = clock.instant();
        look(first);
        while (late && !isOlder(begun, limits.patience())) {
            look(again);
        }
        return seen.filter(Request.Go.class::isInstance).isPresent() && !late;
    }

    private void look(Function<DialAttempt, Request> how) {
        Request now = how.apply(attempt);
        if (now instanceof Request.Go(DialAttempt requested, Instant decidedAt)) {
            attempt = requested;
            late = isOlder(decidedAt, limits.fresh());
        } else {
            late = false;
        }
        seen = Optional.of(now);
    }

    /** As it is written down by now. */
    DialAttempt attempt() {
        return attempt;
    }

    /** Empty: nobody has looked, or nobody knows what was seen. */
    Optional<Request> seen() {
        return seen;
    }

    /** The call might have been asked for, but for the time that it took to find out. */
    boolean isLate() {
        return late;
    }

    private boolean isOlder(Instant moment, Duration limit) {
        return Duration.between(moment, clock.instant()).compareTo(limit) > 0;
    }
}
