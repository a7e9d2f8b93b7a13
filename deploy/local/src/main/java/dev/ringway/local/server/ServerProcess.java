package dev.ringway.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One server as a process of this machine. It can be stopped or killed and started again: port and data stay. It
 * outlives this JVM unless somebody stops it.
 */
public abstract sealed class ServerProcess permits KafkaProcess, MongoProcess, RedisProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int LOG_TAIL = 15;
    // MongoDB marks errors by a field of its JSON lines.
    private static final Pattern ERROR = Pattern.compile("\"s\":\"[EF]\"|ERROR|FATAL|Exception");

    private final String name;
    private final ServerSettings settings;
    private volatile Optional<ProcessHandle> process = Optional.empty();
    private volatile Consumer<ProcessHandle> whenSpawned = spawned -> {};

    ServerProcess(String name, ServerSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    /** The command that runs the server in the foreground. */
    abstract List<String> command() throws IOException;

    /** Called again and again after the start; a refused connection counts as not yet. */
    abstract boolean answers() throws IOException;

    /** What clients are given to connect. */
    public abstract String address();

    /** Tells of each process from now on, before anybody waits for it. */
    void whenSpawned(Consumer<ProcessHandle> listener) {
        whenSpawned = listener;
    }

    /** Starts the process without waiting for it. */
    public synchronized ProcessHandle spawn() {
        if (running()) {
            throw new IllegalStateException(name + " runs already");
        }
        try {
            Files.createDirectories(settings.data());
            ProcessHandle started = DetachedProcess.start(command(), settings.data(), settings.log());
            process = Optional.of(started);
            whenSpawned.accept(started);
            return started;
        } catch (IOException e) {
            throw new ServerStartException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** @throws ServerStartException when the process ends or does not answer within a minute; it is killed then */
    public void awaitReady() {
        boolean ready = Await.until(START_LIMIT, () -> !running() || answersQuietly()) && running();
        if (!ready) {
            String state = running() ? "did not answer in " + START_LIMIT.toSeconds() + " s" : "ended at once";
            kill();
            throw new ServerStartException(
                    "%s on port %d %s; its log says last:%n%s".formatted(name, port(), state, logTail()));
        }
    }

    /** Starts the server and waits until it serves clients. */
    public void start() {
        spawn();
        awaitReady();
    }

    /** Ends the server in order, so that the next start needs no recovery; kills it when it does not end in 20 s. */
    public void stop() {
        process.ifPresent(handle -> {
            handle.destroy();
            if (!Await.until(STOP_LIMIT, () -> !LocalProcess.alive(handle))) {
                kill();
            }
        });
    }

    /** kill -9: what a crash leaves behind. Returns when the process is gone and its port can be had again. */
    public void kill() {
        process.ifPresent(handle -> {
            handle.destroyForcibly();
            Await.until(STOP_LIMIT, () -> !LocalProcess.alive(handle) && FreePorts.isFree(port()));
        });
    }

    /** The server hangs: it keeps its connections and answers nothing, until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        ProcessHandle handle = process.orElseThrow(() -> new IllegalStateException(name + " was never started"));
        try {
            int refused = new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .start()
                    .waitFor();
            if (refused != 0) {
                throw new IllegalStateException(name + " cannot be sent " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean running() {
        return process.filter(LocalProcess::alive).isPresent();
    }

    /** The process as last started, whether it still runs or not. */
    public Optional<ProcessHandle> process() {
        return process;
    }

    public String name() {
        return name;
    }

    public int port() {
        return settings.port();
    }

    ServerSettings settings() {
        return settings;
    }

    private boolean answersQuietly() {
        try {
            return answers();
        } catch (IOException notYet) {
            return false;
        }
    }

    // The reason if the log marks one, else its end.
    private String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(settings.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> errors = lines.stream().filter(ERROR.asPredicate()).toList();
            return (errors.isEmpty() ? lines : errors)
                    .reversed().stream().limit(LOG_TAIL).toList().reversed().stream()
                            .collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
