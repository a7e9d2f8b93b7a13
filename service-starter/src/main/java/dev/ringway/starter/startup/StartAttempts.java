package dev.ringway.starter.startup;

import dev.ringway.starter.shutdown.StopSignal;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries on a thread of its own until it worked once: how a service waits at its start for a server that is away. The
 * pause between two tries doubles up to a limit.
 */
public final class StartAttempts {

    private static final Logger log = LoggerFactory.getLogger(StartAttempts.class);

    private final String what;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Attempt attempt;
    private volatile StopSignal stop = new StopSignal();
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean done;

    /** @param what is waited for, e.g. {@code kafka}; names the thread and the log lines */
    public StartAttempts(String what, Duration firstPause, Duration longestPause, Attempt attempt) {
        this.what = what;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.attempt = attempt;
    }

    /** One try. An exception that it lets out ends the attempts for good. */
    @FunctionalInterface
    public interface Attempt {

        /** Why it did not work, for the log and free of personal data; empty once it did. */
        Optional<String> failure();
    }

    public void start() {
        StopSignal mine = new StopSignal();
        stop = mine;
        thread = Optional.of(Thread.ofVirtual().name(what + "-start").start(() -> tryUntilDone(mine)));
    }

    /** Returns when it worked, failed for good or was stopped. */
    public void join() throws InterruptedException {
        if (thread.isPresent()) {
            thread.get().join();
        }
    }

    /** The interrupt is for a try that a server keeps waiting. */
    public void stop() {
        stop.request();
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    public boolean started() {
        return thread.isPresent();
    }

    /** Whether it worked. */
    public boolean done() {
        return done;
    }

    private void tryUntilDone(StopSignal stopping) {
        Duration pause = firstPause;
        while (!stopping.requested()) {
            Optional<String> failure = attempt.failure();
            if (failure.isEmpty()) {
                done = true;
                return;
            }
            log.warn("{} is not usable yet, next try in {} ms: {}", what, pause.toMillis(), failure.get());
            stopping.pause(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        }
    }
}
