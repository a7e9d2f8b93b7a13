package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.launcher.Token;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.test.ProofReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A million rows come into a campaign, each once, though the service is killed on the way. */
class ImportProof {

    private static final int ROWS = Integer.getInteger("import.rows", 1_000_000);
    private static final int KILLED_AT_PERCENT = 50;

    private final ManyContacts contacts = new ManyContacts(ROWS);
    private final Path folder = Files.createTempDirectory("ringway-import-");
    private final Path file = contacts.write(folder.resolve("contacts.csv"));

    ImportProof() throws IOException {}

    @Test
    @Tag("import")
    void aFileThatTwoProcessesReadIsImportedOnce() throws IOException, InterruptedException {
        try (ServiceAlone service = started()) {
            ContactApi api = new ContactApi(
                    service.origin(),
                    Token.mint(ServiceAlone.JWT_KEY, Token.Role.admin, "proof", Instant.now(), Duration.ofHours(4)));
            String campaign = api.newCampaign("Million");
            long began = System.nanoTime();
            String path = api.askForImport(campaign, file);
            long received = secondsSince(began);
            Half first = untilKilled(service, api, path);
            long killed = secondsSince(began);
            service.startAgain();
            api.awaitPercent(path, ContactApi.percent(first.view()) + 1);
            long resumed = secondsSince(began) - killed;
            Half second = untilEnd(service, api, path);
            Times times = new Times(received, killed, resumed, secondsSince(began));
            Outcome outcome = new Outcome(exported(api), api.contactsOf(campaign), rightRefusals(api, path));
            report(times, first, second, outcome);
            assertRight(second, outcome);
        }
    }

    private ServiceAlone started() throws IOException {
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

    /**
     * What one of the two processes left.
     *
     * @param view of the import
     * @param limit of its heap, MiB, as are the two after it
     */
    private record Half(JsonNode view, long limit, long peak, long resident, int looks) {

        static Half of(JsonNode view, HeapWatch heap) throws IOException, InterruptedException {
            return new Half(view, heap.limitMib(), heap.peakMib(), heap.residentMib(), heap.looks());
        }
    }

    private static Half untilKilled(ServiceAlone service, ContactApi api, String path)
            throws IOException, InterruptedException {
        Half half;
        try (HeapWatch heap = new HeapWatch(service.origin(), service.pid())) {
            half = Half.of(api.awaitPercent(path, KILLED_AT_PERCENT), heap);
        }
        service.kill();
        return half;
    }

    private static Half untilEnd(ServiceAlone service, ContactApi api, String path)
            throws IOException, InterruptedException {
        try (HeapWatch heap = new HeapWatch(service.origin(), service.pid())) {
            return Half.of(api.awaitEnd(path), heap);
        }
    }

    /**
     * Seconds, from the request on but for {@code resumed}.
     *
     * @param resumed from the kill until it had got on
     */
    private record Times(long received, long killed, long resumed, long whole) {}

    /** @param rightRefusals refused rows that are told as they should be */
    private record Outcome(Exported exported, long inCampaign, long rightRefusals) {}

    private void report(Times times, Half first, Half second, Outcome outcome) throws IOException {
        JsonNode view = second.view();
        JsonNode counts = view.get("counts");
        new ProofReport(
                        "import",
                        ROWS + " rows come into a campaign under -Xmx256m, kill -9 in the middle: every contact exactly"
                                + " once, every refused row told with its line")
                .figure("rows / size of the file (MiB)", ROWS + " / " + (Files.size(file) >> 20))
                .figure(
                        "encoding / delimiter that were found",
                        text(view, "/file/encoding") + " / " + text(view, "/file/delimiter"))
                .figure("received and stored within (s)", times.received())
                .figure("killed after (s) / at (%)", times.killed() + " / " + ContactApi.percent(first.view()))
                .figure("from the kill to the next batch, by itself (s)", times.resumed())
                .figure("whole import, from the request to its end (s)", times.whole())
                .figure("state", text(view, "/state"))
                .figure("rows read", counts.get("read"))
                .figure("contacts created / expected", counts.get("created") + " / " + contacts.contacts())
                .figure(
                        "contacts in the export, each once and with its name / lines of it",
                        outcome.exported().rows().cardinality() + " / "
                                + outcome.exported().lines())
                .figure("contacts in the campaign by its figures", outcome.inCampaign())
                .figure(
                        "refused rows by reason",
                        counts.get("refused").toString().replaceAll("[{}\"]", ""))
                .figure(
                        "refused rows with the right line, reason and text / expected",
                        outcome.rightRefusals() + " / " + contacts.refused().size())
                .figure("heap limit (MiB)", second.limit())
                .figure(
                        "highest use of the heap seen before / after the kill, garbage included (MiB)",
                        first.peak() + " / " + second.peak())
                .figure(
                        "highest resident memory of the process seen before / after the kill (MiB)",
                        first.resident() + " / " + second.resident())
                .figure("times looked", first.looks() + second.looks())
                .write();
    }

    private void assertRight(Half second, Outcome outcome) {
        assertThat(text(second.view(), "/state")).isEqualTo("done");
        assertThat(second.view().at("/counts/read").longValue()).isEqualTo(ROWS);
        int expected = contacts.contacts();
        assertThat(second.view().at("/counts/created").longValue()).isEqualTo(expected);
        assertThat(outcome.exported().lines()).isEqualTo(expected);
        assertThat(outcome.exported().rows().cardinality()).isEqualTo(expected);
        assertThat(outcome.inCampaign()).isEqualTo(expected);
        assertThat(outcome.rightRefusals()).isEqualTo(contacts.refused().size());
        assertThat(second.limit()).isLessThanOrEqualTo(256);
    }

    /**
     * What the export of all contacts holds.
     *
     * @param rows of the file whose contact is there
     */
    private record Exported(long lines, BitSet rows) {}

    private Exported exported(ContactApi api) {
        BitSet rows = new BitSet();
        long lines = 0;
        try (Stream<JsonNode> export = api.lines("/api/v1/contacts/export?format=ndjson")) {
            for (JsonNode contact : (Iterable<JsonNode>) export::iterator) {
                String name = contact.get("name").stringValue();
                contacts.rowOf(contact.get("phoneNumber").stringValue())
                        .filter(row -> ManyContacts.name(row).equals(name))
                        .ifPresent(rows::set);
                lines++;
            }
        }
        return new Exported(lines, rows);
    }

    private long rightRefusals(ContactApi api, String path) {
        Iterator<ManyContacts.Refused> expected = contacts.refused().iterator();
        try (Stream<JsonNode> told = api.lines(path + "/refused?format=ndjson")) {
            return told.filter(row -> expected.hasNext() && expected.next().isToldBy(row))
                    .count();
        }
    }

    private static String text(JsonNode view, String pointer) {
        return view.at(pointer).stringValue();
    }

    private static long secondsSince(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos).toSeconds();
    }
}
