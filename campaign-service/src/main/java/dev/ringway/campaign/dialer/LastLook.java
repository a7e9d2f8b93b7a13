package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.AttemptReservations.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The last look at an attempt, right before its call is asked for; keeps what it saw. A look that took so long that it says
 * nothing of this moment is a no. Used once, on whatever thread asks.
 */
final class LastLook implements BooleanSupplier {

    private final Supplier<Request> look;
    private final Duration fresh;
    private final Clock clock;
    private volatile Optional<Request> seen = Optional.empty();
    private volatile boolean late;

    /** @param fresh how old its decision may be */
    LastLook(Supplier<Request> look, Duration fresh, Clock clock) {
        this.look = look;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** @return whether the call may be asked for at this moment */
    @Override
    public boolean getAsBoolean() {
        Request now = look.get();
        late = now instanceof Request.Go(DialAttempt requested) && isOld(requested);
        seen = Optional.of(now);
        return now instanceof Request.Go && !late;
    }

    /** Empty: nobody has looked, or nobody knows what was seen. */
    Optional<Request> seen() {
        return seen;
    }

    /** The call might have been asked for, but for the time that it took to find out. */
    boolean isLate() {
        return late;
    }

    private boolean isOld(DialAttempt requested) {
        Instant decided = requested.call().requestedAt().orElse(Instant.EPOCH);
        return Duration.between(decided, clock.instant()).compareTo(fresh) > 0;
    }
}
