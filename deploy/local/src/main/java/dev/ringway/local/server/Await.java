package dev.ringway.local.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state of another process, which nobody can be notified of. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private Await() {}

    /** True as soon as the condition holds, false when the time is over or this thread was interrupted. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        return until(limit, PAUSE, condition);
    }

    /** The same for a condition that costs something to ask for, so that it is asked less often. */
    public static boolean until(Duration limit, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        return true;
    }
}
