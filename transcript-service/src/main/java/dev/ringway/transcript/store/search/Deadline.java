package dev.ringway.transcript.store.search;

import java.time.Duration;

/** When a search has to be done, all its questions together. */
record Deadline(long nanos) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** At least one: to MongoDB zero means without end. */
    long millisLeft() {
        return Math.max(1, (nanos - System.nanoTime()) / 1_000_000);
    }
}
