package dev.ringway.transcript.store.search;

import java.time.Duration;

/** When a search has to be done, all its questions together. */
record Deadline(long nanos) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    long millisLeft() {
        return millisLeft(1);
    }

    /**
     * For one of several questions, so that time stays for others. At least one: to MongoDB zero means without end.
     *
     * @param parts that what is left is divided into
     */
    long millisLeft(int parts) {
        return Math.max(1, (nanos - System.nanoTime()) / 1_000_000 / parts);
    }
}
