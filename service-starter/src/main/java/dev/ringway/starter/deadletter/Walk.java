package dev.ringway.starter.deadletter;

import java.util.function.IntSupplier;

/** One step after the other through a partition, until enough was found or looked at. */
final class Walk {

    private final int most;
    private final int budget;
    private long next;
    private int looked;
    private boolean full;

    Walk(long next, int most, int budget) {
        this.next = next;
        this.most = most;
        this.budget = budget;
    }

    /** @param found looks at the record and says how many were found in all; false when this was the last step */
    boolean step(long offset, IntSupplier found) {
        next = offset + 1;
        looked++;
        full = found.getAsInt() >= most || looked >= budget;
        return !full;
    }

    /** The first offset that was not looked at. */
    long next() {
        return next;
    }

    int looked() {
        return looked;
    }

    /** Nothing stopped it but the end. */
    boolean goesOn() {
        return !full;
    }
}
