package dev.ringway.sandbox.demo;

import java.io.PrintStream;
import java.time.Duration;

/** One line that moves on a terminal; elsewhere a new line every five seconds. */
final class Progress {

    private static final Duration APART = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long nextLine = start;
    private int width;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param trouble why it does not go on; empty if it does */
    void show(String state, String trouble) {
        long now = System.nanoTime();
        String line = "%s · %d s%s"
                .formatted(
                        state,
                        Duration.ofNanos(now - start).toSeconds(),
                        trouble.isEmpty() ? "" : " · waiting: " + trouble);
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else if (now >= nextLine) {
            out.println(line);
            nextLine = now + APART.toNanos();
        }
    }

    void end() {
        if (terminal && width > 0) {
            out.println();
        }
    }
}
