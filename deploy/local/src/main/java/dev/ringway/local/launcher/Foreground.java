package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import dev.ringway.local.server.Await;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tie between this launcher and the system while it runs in the foreground: the end of one ends the other. */
final class Foreground {

    private static final String LAUNCHER = "launcher";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration NEVER = Duration.ofDays(3_650);

    private final Context context;
    private final Console console;
    private final PidFiles pids;
    private final Thread stop;
    private volatile boolean stopping;

    Foreground(Context context, Console console) {
        this.context = context;
        this.console = console;
        this.pids = new PidFiles(context.home().run());
        this.stop = new Thread(this::stop, "stop");
    }

    static boolean launcherRuns(Home home) {
        return new PidFiles(home.run()).find(LAUNCHER).isPresent();
    }

    /** Whether the last launcher was killed before it could end or let go of what it had started. */
    static boolean launcherWasKilled(Home home) {
        return new PidFiles(home.run()).leftBehind(LAUNCHER);
    }

    /** Asks the launcher in the foreground, if there is one, to end the system, and waits until it has. */
    static void end(Home home) {
        PidFiles pids = new PidFiles(home.run());
        pids.find(LAUNCHER).ifPresent(launcher -> {
            launcher.destroy();
            Await.until(Duration.ofMinutes(2), () -> pids.find(LAUNCHER).isEmpty());
        });
        pids.remove(LAUNCHER);
    }

    void endWithThisProcess() {
        pids.write(LAUNCHER, ProcessHandle.current());
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /** The system outlives this process. */
    void letRun() {
        Runtime.getRuntime().removeShutdownHook(stop);
        pids.remove(LAUNCHER);
    }

    /** Tells of parts that end or come back, until nothing runs any more. */
    void watch() {
        Set<String> before = new HashSet<>(context.processes().running());
        Await.until(NEVER, PAUSE, () -> {
            List<String> now = context.processes().running();
            if (stopping) {
                return true;
            }
            before.stream()
                    .filter(name -> !now.contains(name))
                    .forEach(name -> console.step(name + " is gone; ringway restart " + name
                            + " brings it back, its log: " + context.home().log(name)));
            now.stream().filter(name -> !before.contains(name)).forEach(name -> console.step(name + " is back"));
            before.clear();
            before.addAll(now);
            return now.isEmpty();
        });
    }

    private void stop() {
        stopping = true;
        if (!context.processes().running().isEmpty()) {
            console.step("ending everything");
            context.processes().stopAll(console::step);
        }
        pids.remove(LAUNCHER);
    }
}
