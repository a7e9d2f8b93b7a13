package dev.ringway.gateway.socketio;

import java.util.function.LongSupplier;

/** A token bucket. Not thread-safe. */
final class EventRate {

    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final double perNano;
    private final double burst;
    private final LongSupplier nanoTime;
    private double left;
    private long filledAt;

    EventRate(int perSecond, int burst, LongSupplier nanoTime) {
        this.perNano = perSecond / NANOS_PER_SECOND;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.left = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** False where that is one too many. */
    boolean allowsOneMore() {
        long now = nanoTime.getAsLong();
        left = Math.min(burst, left + (now - filledAt) * perNano);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
