package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** Does few things at once and lets the others wait in their order, without a thread each. */
final class Crew {

    private final Timeline timeline;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Crew(Timeline timeline, int size) {
        this.timeline = timeline;
        free = size;
    }

    /** Returns at once. */
    synchronized void take(Runnable task) {
        if (free > 0) {
            free--;
            begin(task);
        } else {
            waiting.add(task);
        }
    }

    private void begin(Runnable task) {
        timeline.after(Duration.ZERO, () -> {
            try {
                task.run();
            } finally {
                next();
            }
        });
    }

    private synchronized void next() {
        Optional.ofNullable(waiting.poll()).ifPresentOrElse(this::begin, () -> free++);
    }
}
