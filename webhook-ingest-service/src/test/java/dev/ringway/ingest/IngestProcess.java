package dev.ringway.ingest;

import static org.awaitility.Awaitility.await;

import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service as a process of its own, to be killed and started again on its port and with its spool. */
final class IngestProcess implements AutoCloseable {

    private final Map<String, String> environment;
    private final Path log;
    private final int port = FreePorts.next();
    private Optional<Process> process = Optional.empty();

    IngestProcess(Path folder, String kafka, Map<String, String> more) {
        this.log = folder.resolve("ingest.log");
        this.environment = new java.util.HashMap<>(
                Map.of("ELEVENLABS_API_KEY", "sk_test", "ELEVENLABS_INITIATION_SECRET", "the-initiation-secret"));
        environment.putAll(Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "TWILIO_ACCOUNT_SID",
                Callbacks.ACCOUNT_SID,
                "TWILIO_AUTH_TOKEN",
                Callbacks.TOKEN,
                "PUBLIC_BASE_URL",
                Posting.ORIGIN,
                "RINGWAY_JWT_KEY",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "WEBHOOK_SPOOL_DIR",
                folder.resolve("spool").toString(),
                "WEBHOOK_WARM_UP",
                "0s"));
        environment.put("ELEVENLABS_WEBHOOK_SECRET", PostCalls.SECRET);
        environment.put("OBJECT_STORAGE_DIR", folder.resolve("objects").toString());
        environment.put("WEBHOOK_QUARANTINE_DIR", folder.resolve("quarantine").toString());
        environment.putAll(more);
    }

    Posting posting() {
        return new Posting(port);
    }

    /** Returns when it is ready. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WebhookIngestApplication.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = Optional.of(started);
            await("readiness; see " + log)
                    .atMost(Duration.ofSeconds(90))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> !started.isAlive()
                            || posting().get("/actuator/health/readiness").statusCode() == 200);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** kill -9. */
    void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
    }

    @Override
    public void close() {
        kill();
    }
}
