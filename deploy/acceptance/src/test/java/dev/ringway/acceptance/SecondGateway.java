package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another realtime-gateway beside a running system's own one, on the same Kafka and Redis, with some settings of its own. */
final class SecondGateway implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path log = RunningSystem.temporaryFolder().resolve("gateway.log");
    private final String origin;
    private final Process process;

    /**
     * @param port of its pages
     * @param settings in place of those that the system's own one has; an empty one is taken away
     */
    SecondGateway(RunningSystem system, int port, Map<String, String> settings) {
        long pid = system.readStatus().at("/services/realtime-gateway/pid").longValue();
        origin = "http://localhost:" + port;
        int socketPort = FreePorts.next();
        ProcessBuilder builder = new ProcessBuilder(words(pid, "cmdline"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = environment(pid);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SOCKETIO_PORT", Integer.toString(socketPort));
        environment.put("SOCKETIO_URL", "http://localhost:" + socketPort);
        environment.put("RINGWAY_CORS_ALLOWED_ORIGINS", origin);
        environment.putAll(settings);
        environment.values().removeIf(String::isEmpty);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        await("readiness; see " + log).atMost(READY_LIMIT).until(() -> !process.isAlive() || isReady());
        assertThat(process.isAlive()).as("see " + log).isTrue();
    }

    String origin() {
        return origin;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(origin + "/actuator/health/readiness"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private static Map<String, String> environment(long pid) {
        Map<String, String> environment = new HashMap<>();
        for (String pair : words(pid, "environ")) {
            int equals = pair.indexOf('=');
            environment.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return environment;
    }

    private static List<String> words(long pid, String file) {
        try {
            return Arrays.stream(Files.readString(Path.of("/proc/" + pid, file)).split("\0", -1))
                    .filter(word -> !word.isEmpty() && !word.startsWith("-XX:SharedArchiveFile"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(READY_LIMIT).until(() -> !process.isAlive());
    }
}
