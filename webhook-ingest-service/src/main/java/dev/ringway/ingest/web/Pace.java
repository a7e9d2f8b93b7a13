package dev.ringway.ingest.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How slowly a body may come.
 *
 * @param longestPause in which nothing comes
 * @param grace so long it is waited for at any rate
 * @param lowestRate bytes a second, over all the time that was waited
 */
record Pace(Duration longestPause, Duration grace, long lowestRate) {

    /** @return nanoseconds that the next piece may take; none are left where it is not positive */
    long patience(long received, long waitedNanos) {
        long earned = received / Math.max(1, lowestRate) * TimeUnit.SECONDS.toNanos(1)
                + received % Math.max(1, lowestRate) * TimeUnit.SECONDS.toNanos(1) / Math.max(1, lowestRate);
        return Math.min(longestPause.toNanos(), Math.max(grace.toNanos(), earned) - waitedNanos);
    }
}
