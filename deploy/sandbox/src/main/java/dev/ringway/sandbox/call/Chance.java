package dev.ringway.sandbox.call;

import java.util.SplittableRandom;

/** Seeds for calls, one after the other: the same seed and the same order of calls give the same day again. */
public final class Chance {

    private SplittableRandom random;

    public Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    public synchronized void restart(long seed) {
        random = new SplittableRandom(seed);
    }

    public synchronized long next() {
        return random.nextLong();
    }
}
