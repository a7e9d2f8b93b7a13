package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.FreePorts;
import dev.ringway.local.server.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One service as it was built, alone with the servers that it needs, under a heap of a given size. */
final class ServiceAlone implements AutoCloseable {

    /** Of nobody but such services; base64. */
    static final String JWT_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port = FreePorts.next();
    private final ProcessBuilder command;
    private Process process;

    /**
     * @param mainClass in the service's jar
     * @param heap as the JVM takes it: {@code -Xmx256m}
     * @param folder for its files and its log
     * @param settings by their environment names
     */
    ServiceAlone(String service, String mainClass, String heap, Path folder, Map<String, String> settings)
            throws IOException {
        this.folder = folder;
        Path built = RingwayCommand.root().resolve(service).resolve("target");
        String jar = list(built).stream()
                .map(Path::toString)
                .filter(file -> file.matches(".*/" + service + "-[^/]*(?<!-tests)\\.jar"))
                .findFirst()
                .orElseThrow();
        command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar + ":" + Files.readString(built.resolve("classpath")).strip(),
                        mainClass)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        command.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        LocalServers.kafkaBootstrapServers(),
                        "RINGWAY_JWT_KEY",
                        JWT_KEY));
        command.environment().putAll(settings);
        process = command.start();
        awaitReady();
    }

    String origin() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return folder.resolve("log");
    }

    /** Ends it by SIGKILL: it has no moment to put anything in order. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The same once more, after it has ended. */
    void startAgain() throws IOException {
        process = command.start();
        awaitReady();
    }

    HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(origin() + path)).build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void awaitReady() {
        await("readiness; see " + log())
                .atMost(Duration.ofMinutes(3))
                .ignoreException(UncheckedIOException.class)
                .until(() ->
                        !process.isAlive() || get("/actuator/health/readiness").statusCode() == 200);
        assertThat(process.isAlive()).as("see " + log()).isTrue();
    }

    private void awaitEnd() {
        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
