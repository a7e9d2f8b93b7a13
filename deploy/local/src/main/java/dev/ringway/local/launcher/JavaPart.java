package dev.ringway.local.launcher;

import dev.ringway.local.server.Await;
import dev.ringway.local.server.DetachedProcess;
import dev.ringway.local.server.LocalProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sandbox or a service: a JVM that tells over HTTP when it is ready.
 *
 * @param environment all of it
 * @param health answers 200 when it is
 */
record JavaPart(
        String name,
        String address,
        List<Port> ports,
        List<String> command,
        Map<String, String> environment,
        Path log,
        String health,
        Started started)
        implements Part {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public ProcessHandle spawn() throws IOException {
        Map<String, String> whole = new TreeMap<>(environment);
        // Many threads, few that allocate natively: more arenas would only hold memory back.
        whole.put("MALLOC_ARENA_MAX", "2");
        ProcessHandle process = DetachedProcess.start(command, whole, log.getParent(), log);
        started.process = Optional.of(process);
        return process;
    }

    @Override
    public void awaitReady() {
        ProcessHandle process = started.process.orElseThrow();
        boolean ready = Await.until(LIMIT, PAUSE, () -> !LocalProcess.alive(process) || ready());
        if (!LocalProcess.alive(process)) {
            throw new LauncherException(
                    "%s ended while starting; its log %s says last:%n%s".formatted(name, log, LogTail.of(log)));
        }
        if (!ready) {
            throw new LauncherException("%s was not ready in %d minutes; its log %s says last:%n%s"
                    .formatted(name, LIMIT.toMinutes(), log, LogTail.of(log)));
        }
    }

    @Override
    public boolean ready() {
        return Health.ok(health);
    }

    /** The process of the last spawn. */
    static final class Started {
        private volatile Optional<ProcessHandle> process = Optional.empty();
    }
}
