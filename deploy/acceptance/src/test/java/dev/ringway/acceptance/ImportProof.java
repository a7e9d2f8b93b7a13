package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.launcher.Token;
import dev.ringway.local.server.LocalServers;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A million rows come into a campaign, each once, though the service is killed on the way. */
class ImportProof {

    private static final int ROWS = Integer.getInteger("import.rows", 1_000_000);
    private static final int KILLED_AT_PERCENT = 50;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final String token =
            Token.mint(ServiceAlone.JWT_KEY, Token.Role.admin, "proof", Instant.now(), Duration.ofHours(4));
    private final ManyContacts contacts = new ManyContacts(ROWS);

    @Test
    @Tag("import")
    void aFileThatTwoProcessesReadIsImportedOnce() throws IOException, InterruptedException {
        ProofReport report = new ProofReport(
                "import",
                ROWS + " rows come into a campaign under -Xmx256m, kill -9 in the middle: every contact exactly once,"
                        + " every refused row told with its line");
        Path folder = Files.createTempDirectory("ringway-import-");
        Path file = contacts.write(folder.resolve("contacts.csv"));
        try (ServiceAlone service = started(folder)) {
            String campaign = created(service);
            long began = System.nanoTime();
            String path = asked(service, campaign, file);
            Duration received = since(began);
            HeapWatch first = new HeapWatch(service.origin(), service.pid());
            JsonNode killed = awaitProgress(service, path, KILLED_AT_PERCENT);
            first.close();
            service.kill();
            Duration untilKilled = since(began);
            long down = System.nanoTime();
            service.startAgain();
            try (HeapWatch second = new HeapWatch(service.origin(), service.pid())) {
                awaitProgress(service, path, killed.at("/progress/percent").intValue() + 1);
                Duration untilResumed = since(down);
                JsonNode view = awaitEnd(service, path);
                Duration whole = since(began);
                Seen seen = exported(service);
                long figures = json(service, "/api/v1/campaigns/" + campaign + "/stats")
                        .get("totalContacts")
                        .longValue();
                long rightRefusals = rightRefusals(service, path);
                JsonNode counts = view.get("counts");
                report.figure("rows / size of the file (MiB)", ROWS + " / " + (Files.size(file) >> 20))
                        .figure(
                                "encoding / delimiter that were found",
                                view.at("/file/encoding").stringValue() + " / "
                                        + view.at("/file/delimiter").stringValue())
                        .figure("received and stored within (s)", received.toSeconds())
                        .figure(
                                "killed after (s) / at (%)",
                                untilKilled.toSeconds() + " / "
                                        + killed.at("/progress/percent").intValue())
                        .figure("from the kill to the next batch, by itself (s)", untilResumed.toSeconds())
                        .figure("whole import, from the request to its end (s)", whole.toSeconds())
                        .figure("state", view.get("state").stringValue())
                        .figure("rows read", counts.get("read"))
                        .figure("contacts created / expected", counts.get("created") + " / " + contacts.contacts())
                        .figure(
                                "contacts in the export, each once and with its name / lines of it",
                                seen.right().cardinality() + " / " + seen.lines())
                        .figure("contacts in the campaign by its figures", figures)
                        .figure(
                                "refused rows by reason",
                                counts.get("refused").toString().replaceAll("[{}\"]", ""))
                        .figure(
                                "refused rows with the right line, reason and text / expected",
                                rightRefusals + " / " + contacts.refused().size())
                        .figure("heap limit (MiB)", second.limitMib())
                        .figure(
                                "highest use of the heap seen before / after the kill, garbage included (MiB)",
                                first.peakMib() + " / " + second.peakMib())
                        .figure(
                                "highest resident memory of the process seen before / after the kill (MiB)",
                                first.residentMib() + " / " + second.residentMib())
                        .figure("times looked", first.looks() + second.looks())
                        .write();
                assertThat(view.get("state").stringValue()).isEqualTo("done");
                assertThat(counts.get("read").longValue()).isEqualTo(ROWS);
                assertThat(counts.get("created").longValue()).isEqualTo(contacts.contacts());
                assertThat(seen.lines()).isEqualTo(contacts.contacts());
                assertThat(seen.right().cardinality()).isEqualTo(contacts.contacts());
                assertThat(figures).isEqualTo(contacts.contacts());
                assertThat(rightRefusals).isEqualTo(contacts.refused().size());
                assertThat(second.limitMib()).isLessThanOrEqualTo(256);
            }
        }
    }

    private static ServiceAlone started(Path folder) throws IOException {
        return new ServiceAlone(
                "campaign-service",
                "dev.ringway.campaign.CampaignApplication",
                "-Xmx256m",
                folder,
                Map.of(
                        "MONGODB_URI",
                        LocalServers.mongodbUri("campaigns"),
                        "OBJECT_STORAGE_DIR",
                        folder.resolve("objects").toString()));
    }

    private String created(ServiceAlone service) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                service, "/api/v1/campaigns", "application/json", BodyPublishers.ofString("{\"name\": \"Million\"}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).get("id").stringValue();
    }

    private String asked(ServiceAlone service, String campaign, Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post(service, "/api/v1/contact-imports?campaignId=" + campaign, "text/csv", bytes(file));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static BodyPublisher bytes(Path file) throws FileNotFoundException {
        return BodyPublishers.ofFile(file);
    }

    private JsonNode awaitProgress(ServiceAlone service, String path, int percent) {
        return await("import; see " + service.log())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> json(service, path),
                        view -> view.at("/progress/percent").intValue() >= percent);
    }

    private JsonNode awaitEnd(ServiceAlone service, String path) {
        return await("import; see " + service.log())
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> json(service, path), view -> view.has("endedAt"));
    }

    /**
     * What the export of all contacts holds.
     *
     * @param right rows of the file whose contact it has
     */
    private record Seen(long lines, BitSet right) {}

    private Seen exported(ServiceAlone service) throws IOException, InterruptedException {
        BitSet right = new BitSet();
        long lines = 0;
        try (Stream<String> export = lines(service, "/api/v1/contacts/export?format=ndjson")) {
            for (String line : (Iterable<String>) export::iterator) {
                JsonNode contact = json.readTree(line);
                String name = contact.get("name").stringValue();
                contacts.rowOf(contact.get("phoneNumber").stringValue())
                        .filter(row -> ManyContacts.name(row).equals(name))
                        .ifPresent(right::set);
                lines++;
            }
        }
        return new Seen(lines, right);
    }

    private long rightRefusals(ServiceAlone service, String path) throws IOException, InterruptedException {
        List<JsonNode> told;
        try (Stream<String> lines = lines(service, path + "/refused?format=ndjson")) {
            told = lines.map(json::readTree).toList();
        }
        List<ManyContacts.Refused> expected = contacts.refused();
        assertThat(told).hasSameSizeAs(expected);
        long right = 0;
        for (int i = 0; i < told.size(); i++) {
            JsonNode row = told.get(i);
            ManyContacts.Refused wanted = expected.get(i);
            if (row.get("line").longValue() == wanted.line()
                    && row.get("reason").stringValue().equals(wanted.reason())
                    && row.get("message").stringValue().contains(wanted.message())
                    && row.get("text").stringValue().equals(wanted.text())) {
                right++;
            }
        }
        return right;
    }

    private HttpResponse<String> post(ServiceAlone service, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return http.send(
                request(service, path).POST(body).header("Content-Type", type).build(), BodyHandlers.ofString());
    }

    private JsonNode json(ServiceAlone service, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(service, path).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private Stream<String> lines(ServiceAlone service, String path) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = http.send(request(service, path).build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder request(ServiceAlone service, String path) {
        return HttpRequest.newBuilder(URI.create(service.origin() + path)).header("Authorization", "Bearer " + token);
    }

    private static Duration since(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }
}
