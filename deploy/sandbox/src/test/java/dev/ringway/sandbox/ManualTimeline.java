package dev.ringway.sandbox;

import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it; what is due then runs on the test's own thread, in order. */
final class ManualTimeline implements Timeline {

    private record Due(Instant at, long number, Runnable task) {}

    private final PriorityQueue<Due> tasks =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long number;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Due(now.plus(delay), number++, task));
    }

    /** Returns when everything that was due has run, what it scheduled for this span included. */
    void advance(Duration span) {
        Instant end = now().plus(span);
        while (true) {
            Runnable task;
            synchronized (this) {
                Due due = tasks.peek();
                if (due == null || due.at.isAfter(end)) {
                    now = end;
                    return;
                }
                tasks.remove();
                now = due.at.isAfter(now) ? due.at : now;
                task = due.task;
            }
            task.run();
        }
    }
}
