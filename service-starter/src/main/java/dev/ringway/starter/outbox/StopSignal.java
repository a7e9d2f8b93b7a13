package dev.ringway.starter.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a publisher to stop; pauses end at once then. */
final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    void request() {
        requested.countDown();
    }

    boolean requested() {
        return requested.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    void pause(Duration pause) {
        try {
            boolean stopping = requested.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            assert !stopping || requested();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
