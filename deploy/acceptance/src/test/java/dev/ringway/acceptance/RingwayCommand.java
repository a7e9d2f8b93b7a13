package dev.ringway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The command {@code ringway} of this checkout, with a state folder and ports of its own. */
final class RingwayCommand {

    /** What a finished command said. */
    record Finished(int exitCode, String output, Duration took) {

        Finished orFail() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ":\n" + output);
            }
            return this;
        }
    }

    /** A command that still runs; its output goes to a file. */
    record Running(Process process, Path output, long startedNanos) {

        /** Returns as soon as the pattern is found in what it has said so far. */
        void awaitOutput(Pattern pattern, Duration limit) {
            Awaitility.await()
                    .atMost(limit)
                    .until(() -> pattern.matcher(Files.readString(output)).find());
        }

        Finished await(Duration limit) {
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroy();
                    throw new AssertionError("not finished after " + limit + ":\n" + Files.readString(output));
                }
                Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
                return new Finished(process.exitValue(), Files.readString(output), took);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", interrupted);
            }
        }
    }

    private static final Path ROOT = Path.of(System.getProperty("ringway.root"));

    private final Map<String, String> environment;

    RingwayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    static Path root() {
        return ROOT;
    }

    Finished run(Duration limit, String... arguments) {
        return start(arguments).await(limit);
    }

    Running start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("ringway").toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Path output = Files.createTempFile("ringway-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            long started = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            return new Running(process, output, started);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }
}
