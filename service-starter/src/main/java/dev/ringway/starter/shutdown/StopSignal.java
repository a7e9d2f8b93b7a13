package dev.ringway.starter.shutdown;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks threads to stop, once and for all; pauses end at once then. An interrupted thread counts as asked. */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    public void request() {
        requested.countDown();
    }

    public boolean requested() {
        return requested.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    /** @return whether it is time to stop, and not only the pause that is over */
    public boolean pause(Duration pause) {
        try {
            return requested.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
