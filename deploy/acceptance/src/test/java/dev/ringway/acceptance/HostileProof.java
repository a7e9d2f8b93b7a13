package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.ingest.hostile.HostileRequests;
import dev.ringway.ingest.hostile.HostileRun;
import dev.ringway.ingest.hostile.ProviderSecrets;
import dev.ringway.starter.test.ProofReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Mutated requests on every endpoint of webhook-ingest-service; their small size is in that module's own tests. */
@ExtendWith(RunningSystem.class)
class HostileProof {

    private static final int MANY = Integer.getInteger("ringway.hostile", 100_000);
    private static final int WARM_UP = MANY / 20;
    private static final int AT_ONCE = 16;
    private static final long MAY_GROW_KIB = 8 * 1024;
    private static final Set<String> TOPICS =
            Set.of("twilio.events.v1", "transcript-segments.v1", "elevenlabs.events.v1");
    private static final String PARKED = ".webhook-ingest-service.dlt";
    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

    private final RunningSystem system = RunningSystem.get();
    private final JsonNode status = system.readStatus();
    private final URI ingest = URI.create(system.url("webhook-ingest-service"));

    @Test
    @Tag("hostile-requests")
    void nothingBreaksNothingForgedIsTakenAndNothingGrows() {
        long seed = Long.getLong("ringway.seed", System.nanoTime());
        HostileRequests requests = new HostileRequests(seed, secrets());
        HostileRun warmUp = new HostileRun(ingest.getPort(), requests);
        warmUp.post(WARM_UP, AT_ONCE);
        long storedBefore = stored();
        double countedBefore = counted("published", "parked", "findings");
        double spooledBefore = counted("spool_spooled");
        long heapBefore = heapAfterCollection();
        HostileRun run = new HostileRun(ingest.getPort(), requests);
        run.post(MANY, AT_ONCE);
        long heapAfter = heapAfterCollection();
        long stored = stored() - storedBefore;
        double counted = counted("published", "parked", "findings") - countedBefore;
        double spooled = counted("spool_spooled") - spooledBefore;
        long traces = stackTraces();
        ProofReport report = new ProofReport(
                        "hostile-requests",
                        "mutated requests on every endpoint: no 5xx, no stack trace, nothing stored that was not signed, memory flat")
                .figure("requests (after a warm-up of " + WARM_UP + "), seed", MANY + ", " + seed);
        run.answers().forEach((what, count) -> report.figure("answered, " + what, count));
        report.figure(
                        "5xx, stack traces in answers, unsigned ones accepted",
                        run.wrongs().size())
                .figure("lines of stack traces in the service's log", traces)
                .figure(
                        "records on the topics and dead letters / counted as published, parked and findings / spooled meanwhile",
                        stored + " / " + (long) counted + " / " + (long) spooled)
                .figure("heap in use after a collection, before / after (KiB)", heapBefore + " / " + heapAfter)
                .write();
        assertThat(run.wrongs()).as("seed %s", seed).isEmpty();
        assertThat(warmUp.wrongs()).as("seed %s", seed).isEmpty();
        assertThat(traces).isZero();
        // what Kafka acknowledged too late comes again from the spool
        assertThat((double) stored).isBetween(counted, counted + spooled);
        assertThat(heapBefore).as("the heap was read").isPositive();
        assertThat(heapAfter - heapBefore).isLessThan(MAY_GROW_KIB);
    }

    private ProviderSecrets secrets() {
        return new ProviderSecrets(
                system.publicBaseUrl(),
                system.twilioAccountSid(),
                system.twilioAuthToken(),
                status.at("/elevenlabs/webhookSecret").stringValue(),
                status.at("/elevenlabs/initiationSecret").stringValue());
    }

    private long stored() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", status.get("kafka").stringValue()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> Stream.of(topic, topic + PARKED))
                    .flatMap(topic -> consumer.partitionsFor(topic).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition())))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private double counted(String... names) {
        return metrics()
                .lines()
                .filter(line -> Stream.of(names).anyMatch(name -> line.startsWith("ringway_ingest_" + name + "_total")))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String metrics() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(ingest.resolve("/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private long heapAfterCollection() {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        return info.lines()
                .filter(line -> line.contains(" total "))
                .map(HEAP::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private String jcmd(String command) {
        long pid = status.at("/services/webhook-ingest-service/pid").longValue();
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notRun) {
            throw new UncheckedIOException(notRun);
        }
    }

    private long stackTraces() {
        Path log = Path.of(status.get("logs").stringValue(), "webhook-ingest-service.log");
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("\tat ") || line.contains("stack_trace"))
                    .collect(Collectors.counting());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
