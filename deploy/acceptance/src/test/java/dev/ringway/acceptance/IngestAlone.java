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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** webhook-ingest-service as it was built, alone with a broker, under a heap of a given size. */
final class IngestAlone implements AutoCloseable {

    static final String SECRET = "wsec_proof";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder = Files.createTempDirectory("ringway-ingest-");
    private final int port = FreePorts.next();
    private final Process process;

    IngestAlone(String heap) throws IOException {
        Path built = RingwayCommand.root().resolve("webhook-ingest-service/target");
        String jar = list(built).stream()
                .map(Path::toString)
                .filter(file -> file.matches(".*/webhook-ingest-service-[^/]*(?<!-tests)\\.jar"))
                .findFirst()
                .orElseThrow();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar + ":" + Files.readString(built.resolve("classpath")).strip(),
                        "dev.ringway.ingest.WebhookIngestApplication")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        LocalServers.kafkaBootstrapServers(),
                        "TWILIO_ACCOUNT_SID",
                        "AC" + "0".repeat(32),
                        "TWILIO_AUTH_TOKEN",
                        "proof",
                        "ELEVENLABS_API_KEY",
                        "sk_proof",
                        "ELEVENLABS_INITIATION_SECRET",
                        "proof",
                        "ELEVENLABS_WEBHOOK_SECRET",
                        SECRET,
                        "RINGWAY_JWT_KEY",
                        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        Stream.of("OBJECT_STORAGE_DIR", "WEBHOOK_QUARANTINE_DIR", "WEBHOOK_SPOOL_DIR")
                .forEach(name ->
                        builder.environment().put(name, folder.resolve(name).toString()));
        process = builder.start();
        await("readiness; see " + folder.resolve("log"))
                .atMost(Duration.ofMinutes(3))
                .ignoreException(UncheckedIOException.class)
                .until(() ->
                        !process.isAlive() || get("/actuator/health/readiness").statusCode() == 200);
        assertThat(process.isAlive()).as("see " + folder.resolve("log")).isTrue();
    }

    String origin() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    Path objects() {
        return folder.resolve("OBJECT_STORAGE_DIR");
    }

    /** Files of the quarantine, with a name or only open. */
    List<Path> quarantined() {
        return Stream.concat(
                        list(folder.resolve("WEBHOOK_QUARANTINE_DIR")).stream(),
                        list(Path.of("/proc/" + pid() + "/fd")).stream()
                                .map(IngestAlone::target)
                                .filter(file -> file.toString().contains(".body")))
                .toList();
    }

    String metric(String name) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private java.net.http.HttpResponse<String> get(String path) {
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

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException closedMeanwhile) {
            return link;
        }
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
    }
}
