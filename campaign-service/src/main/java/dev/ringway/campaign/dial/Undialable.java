package dev.ringway.campaign.dial;

import java.time.Duration;
import java.time.Instant;

/**
 * A call has shown that no telephone is called by a number.
 *
 * @param since the last such call was over
 * @param forGood the provider itself says so of the number; else a network on the way to it, and that may be its own fault
 */
public record Undialable(Instant since, boolean forGood) {

    /** @param time how long what a network says counts: no campaign waits for its end, but one that comes later calls again */
    boolean holds(Instant now, Duration time) {
        return forGood || now.isBefore(since.plus(time));
    }

    /** What both calls have shown. */
    public Undialable and(Undialable other) {
        return new Undialable(Span.later(since, other.since), forGood || other.forGood);
    }
}
