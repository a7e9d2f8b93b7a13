package dev.ringway.local.launcher;

import java.io.PrintStream;
import java.time.Duration;

/** Lines for the person at the terminal, with the seconds since the command began. */
final class Console {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    private final PrintStream out;
    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void step(String text) {
        out.printf("%6.1f s  %s%n", elapsed().toMillis() / MILLIS_PER_SECOND, text);
        out.flush();
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
