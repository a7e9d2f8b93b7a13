package dev.ringway.starter.jobs;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that one instance of a service does at a time: by itself every {@code interval}, and when asked. A bean of this
 * type is all that it takes.
 */
public final class LeasedJob {

    /** What is done. Ends early and starts over next time where it throws. */
    @FunctionalInterface
    public interface Work {

        /** @param turn to be asked between steps, so that another instance can take over from one that hangs */
        void run(Turn turn);
    }

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final String name;
    private final Duration interval;
    private final Duration lease;
    private final Work work;
    private final ReentrantLock here = new ReentrantLock();

    /**
     * @param name in metrics, logs and the names of the leases, e.g. {@code reconciliation}
     * @param interval between the starts of two runs of all instances together; zero: only when asked
     */
    public LeasedJob(String name, Duration interval, Work work) {
        this(name, interval, LEASE, work);
    }

    /**
     * @param lease how long another instance waits for one that has died in the middle, in place of two minutes; a step
     *     between two keeps must be shorter
     */
    public LeasedJob(String name, Duration interval, Duration lease, Work work) {
        this.name = name;
        this.interval = interval;
        this.lease = lease;
        this.work = work;
    }

    public String name() {
        return name;
    }

    Duration interval() {
        return interval;
    }

    Duration lease() {
        return lease;
    }

    boolean enter() {
        return here.tryLock();
    }

    void leave() {
        here.unlock();
    }

    void run(Turn turn) {
        work.run(turn);
    }
}
