package dev.ringway.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** webhook-ingest-service as it was built, alone with a broker, under a heap of a given size. */
final class IngestAlone implements AutoCloseable {

    static final String SECRET = "wsec_proof";

    private final Path folder = Files.createTempDirectory("ringway-ingest-");
    private final ServiceAlone service;

    IngestAlone(String heap) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "TWILIO_ACCOUNT_SID",
                "AC" + "0".repeat(32),
                "TWILIO_AUTH_TOKEN",
                "proof",
                "ELEVENLABS_API_KEY",
                "sk_proof",
                "ELEVENLABS_INITIATION_SECRET",
                "proof",
                "ELEVENLABS_WEBHOOK_SECRET",
                SECRET));
        Stream.of("OBJECT_STORAGE_DIR", "WEBHOOK_QUARANTINE_DIR", "WEBHOOK_SPOOL_DIR")
                .forEach(name -> settings.put(name, folder.resolve(name).toString()));
        service = new ServiceAlone(
                "webhook-ingest-service", "dev.ringway.ingest.WebhookIngestApplication", heap, folder, settings);
    }

    String origin() {
        return service.origin();
    }

    long pid() {
        return service.pid();
    }

    Path objects() {
        return folder.resolve("OBJECT_STORAGE_DIR");
    }

    /** Files of the quarantine, with a name or only open. */
    List<Path> quarantined() {
        return Stream.concat(
                        ServiceAlone.list(folder.resolve("WEBHOOK_QUARANTINE_DIR")).stream(),
                        ServiceAlone.list(Path.of("/proc/" + pid() + "/fd")).stream()
                                .map(IngestAlone::target)
                                .filter(file -> file.toString().contains(".body")))
                .toList();
    }

    String metric(String name) {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
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
        service.close();
    }
}
