package dev.ringway.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The wall clock; each task runs on a virtual thread of its own, so a task may block. */
public final class RealTimeline implements Timeline, AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timeline").factory());
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var _ = alarm.schedule(() -> tasks.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Forgets what has not started yet and interrupts what has. */
    @Override
    public void close() {
        alarm.shutdownNow();
        tasks.shutdownNow();
    }
}
