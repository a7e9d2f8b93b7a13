package dev.ringway.campaign.dialer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** In which only so many may be at one time. */
final class Room {

    private final Semaphore places;

    Room(int places) {
        this.places = new Semaphore(places);
    }

    /**
     * Who gets in has to {@link #leave}.
     *
     * @param wait how long it may take; interrupted, nobody gets in
     */
    boolean enter(Duration wait) {
        try {
            return places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
