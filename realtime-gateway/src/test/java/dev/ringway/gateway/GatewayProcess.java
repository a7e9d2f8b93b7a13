package dev.ringway.gateway;

import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A gateway in a process of its own, which can be killed, and whose heap has a bound. */
final class GatewayProcess implements AutoCloseable {

    private final int socketPort = FreePorts.next();
    private final Process process;
    private final Path log;

    /**
     * @param heapMegabytes its largest heap
     * @param options of the JVM besides
     */
    GatewayProcess(int heapMegabytes, String... options) {
        int httpPort = FreePorts.next();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        // Compiled as the tests are, or in a proof as a service is.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.ringway.gateway.RealtimeGatewayApplication"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Instance.environment(socketPort, httpPort)
                .forEach((name, value) -> builder.environment().put(name, value.toString()));
        try {
            log = Files.createTempFile("gateway", ".log");
            process = builder.redirectOutput(log.toFile()).start();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
        try {
            awaitReady(httpPort);
        } catch (RuntimeException unready) {
            close();
            throw unready;
        }
    }

    private static void awaitReady(int httpPort) {
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + httpPort + "/actuator/health/readiness"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .ignoreExceptions()
                    .until(() -> http.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
    }

    int socketPort() {
        return socketPort;
    }

    String socketUrl() {
        return "http://localhost:" + socketPort;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** The most memory that it has had, in MiB. */
    long mostMemory() {
        return megabytes("VmHWM:");
    }

    private long megabytes(String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** How many lines of its log have the text. */
    long logged(String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
        try {
            Files.delete(log);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
