package dev.ringway.ingest.spool;

import java.util.concurrent.CompletableFuture;

/**
 * The oldest record of a lane that has not shown that it takes any: it is tried alone, again and again, beside all that
 * goes on meanwhile.
 */
final class Trial {

    /** As many times the first one. */
    private static final int LONGEST_PAUSE = 8;

    private final SpooledRecord record;
    private final long longestPause;
    private CompletableFuture<?> attempt = CompletableFuture.completedFuture(null);
    private boolean underWay;
    private long pause;
    private long next = System.nanoTime();

    /** It is due at once, and after a failure following the settings' pause, doubled with each further one. */
    Trial(SpooledRecord record, SpoolSettings settings) {
        this.record = record;
        this.pause = settings.pause().toNanos();
        this.longestPause = LONGEST_PAUSE * pause;
    }

    SpooledRecord record() {
        return record;
    }

    boolean isDue(long now) {
        return !underWay && now - next >= 0;
    }

    void begin(CompletableFuture<?> begun) {
        attempt = begun;
        underWay = true;
    }

    boolean hasEnded() {
        return underWay && attempt.isDone();
    }

    CompletableFuture<?> attempt() {
        return attempt;
    }

    void failed(long now) {
        underWay = false;
        next = now + pause;
        pause = Math.min(2 * pause, longestPause);
    }
}
