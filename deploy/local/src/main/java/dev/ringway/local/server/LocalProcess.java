package dev.ringway.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Java's own handle does not tell about a process. */
public final class LocalProcess {

    private LocalProcess() {}

    /** False also for a process that has ended and only waits for its parent to take note (a container's first process may never). */
    public static boolean alive(ProcessHandle process) {
        return process.isAlive() && !ended(process.pid());
    }

    private static boolean ended(long pid) {
        Path state = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String line = Files.exists(state) ? Files.readString(state) : "";
            // pid (name, which may hold anything) state
            return line.startsWith("Z", line.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return true;
        }
    }
}
