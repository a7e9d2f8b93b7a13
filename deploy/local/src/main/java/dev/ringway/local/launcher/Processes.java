package dev.ringway.local.launcher;

import dev.ringway.local.server.Await;
import dev.ringway.local.server.LocalProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The processes of this system, as their pid files tell; no other process is ever touched. */
final class Processes {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final PidFiles pids;

    Processes(Home home) {
        this.pids = new PidFiles(home.run());
    }

    void start(Part part) throws IOException {
        pids.write(part.name(), part.spawn());
    }

    Optional<ProcessHandle> find(String name) {
        return pids.find(name);
    }

    /** Names of the parts that run. */
    List<String> running() {
        return Parts.names().stream().filter(name -> find(name).isPresent()).toList();
    }

    /** Ends what runs, in order: services at once, then the sandbox, and the servers when nobody needs them any more. */
    void stopAll(Consumer<String> progress) {
        List<List<String>> groups = List.of(
                Stream.concat(Service.labels().stream(), Stream.of(Parts.SANDBOX))
                        .toList(),
                List.of("kafka"),
                List.of("mongodb"),
                List.of("redis"));
        groups.forEach(group -> stop(group, progress));
    }

    /** Asks all of them to end, waits for each, and kills one that does not end in a minute. */
    void stop(List<String> names, Consumer<String> progress) {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        names.forEach(name -> find(name).ifPresent(process -> processes.put(name, process)));
        processes.values().forEach(ProcessHandle::destroy);
        processes.forEach((name, process) -> {
            if (Await.until(STOP_LIMIT, () -> !LocalProcess.alive(process))) {
                progress.accept(name + " ended");
            } else {
                end(process);
                progress.accept(name + " did not end in " + STOP_LIMIT.toSeconds() + " s and was killed");
            }
        });
        names.forEach(pids::remove);
    }

    /** kill -9. False when it does not run. */
    boolean kill(String name) {
        Optional<ProcessHandle> process = find(name);
        process.ifPresent(Processes::end);
        pids.remove(name);
        return process.isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        Await.until(STOP_LIMIT, () -> !LocalProcess.alive(process));
    }
}
