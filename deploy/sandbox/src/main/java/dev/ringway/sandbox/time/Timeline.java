package dev.ringway.sandbox.time;

import java.time.Duration;
import java.time.Instant;

/** What time it is and what happens later. Real in the sandbox, moved by hand in tests. */
public interface Timeline {

    Instant now();

    /** Runs the task once, not before the delay has passed; tasks may run at the same time. */
    void after(Duration delay, Runnable task);
}
