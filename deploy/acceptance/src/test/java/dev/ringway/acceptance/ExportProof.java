package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A million calls leave the store as a file, each exactly once, with the memory that the service has anyway. */
@ExtendWith(RunningSystem.class)
class ExportProof {

    private static final int CALLS = Integer.getInteger("export.calls", 1_000_000);

    private final RunningSystem system = RunningSystem.get();
    private final String origin = system.url("call-store-service");
    private final String token = system.token("operator");

    @Test
    @Tag("export")
    void aMillionCallsInConstantMemory() throws IOException, InterruptedException {
        Duration stored;
        try (ManyCalls calls = new ManyCalls(system.readStatus().get("mongodb").stringValue())) {
            calls.withoutPublication();
            long began = System.nanoTime();
            calls.insert(CALLS);
            stored = since(began);
        }
        long pid = system.readStatus().at("/services/call-store-service/pid").longValue();
        ProofReport report = new ProofReport(
                "export",
                CALLS + " calls leave as CSV and as NDJSON, each exactly once, under the service's usual heap");
        Export csv;
        Export ndjson;
        try (HeapWatch heap = new HeapWatch(origin, pid)) {
            csv = export("csv");
            ndjson = export("ndjson");
            report.figure("calls in the store", CALLS)
                    .figure("put there straight into MongoDB, with all indexes (s)", stored.toSeconds())
                    .figure("CSV: lines without the header / calls seen exactly once", csv.counted())
                    .figure("CSV: size (MiB), time (s)", csv.measured())
                    .figure("NDJSON: lines / calls seen exactly once", ndjson.counted())
                    .figure("NDJSON: size (MiB), time (s)", ndjson.measured())
                    .figure("heap limit of call-store-service (MiB)", heap.limitMib())
                    .figure("highest use of the heap seen, garbage included (MiB)", heap.peakMib())
                    .figure("highest resident memory of the process seen (MiB)", heap.residentMib())
                    .figure("times looked", heap.looks())
                    .write();
            assertThat(heap.limitMib()).isLessThanOrEqualTo(256);
        }
        assertThat(csv.lines()).isEqualTo(CALLS);
        assertThat(csv.seen().cardinality()).isEqualTo(CALLS);
        assertThat(ndjson.lines()).isEqualTo(CALLS);
        assertThat(ndjson.seen().cardinality()).isEqualTo(CALLS);
    }

    private record Export(long lines, BitSet seen, long bytes, Duration took) {

        String counted() {
            return lines + " / " + seen.cardinality();
        }

        String measured() {
            return (bytes >> 20) + ", " + took.toSeconds();
        }
    }

    private Export export(String format) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/api/v1/calls/export?format=" + format))
                .header("Authorization", "Bearer " + token)
                .build();
        long began = System.nanoTime();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        BitSet seen = new BitSet();
        long lines = 0;
        long bytes = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
                int sid = line.indexOf("CA0");
                if (sid >= 0 && sid < 10) {
                    lines++;
                    seen.set((int) Long.parseLong(line.substring(sid + 2, sid + 34), 16));
                }
            }
        }
        return new Export(lines, seen, bytes, since(began));
    }

    private static Duration since(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }
}
