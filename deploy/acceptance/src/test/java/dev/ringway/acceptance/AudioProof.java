package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.test.ProofReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ten times 50 MB of sound at once, with chunked transfer encoding, under a heap that could not hold four of them. */
class AudioProof {

    private static final int AT_ONCE = 10;
    private static final int SIZE = Integer.getInteger("audio.bytes", 50 << 20);
    private static final String TOPIC = "elevenlabs.events.v1";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    @Tag("audio")
    void soundIsStoredAsItWasSentAndForgedSoundLeavesNothing() throws IOException, InterruptedException {
        List<SignedSound> genuine = sounds("conv_proof_");
        List<SignedSound> forged = sounds("conv_forged_");
        ProofReport report = new ProofReport(
                "audio",
                AT_ONCE + " post-call webhooks with " + (SIZE >> 20)
                        + " MiB of sound each, chunked, at once, under -Xmx256m: all stored as they were sent;"
                        + " forged ones leave nothing");
        try (IngestAlone ingest = new IngestAlone("-Xmx256m");
                HeapWatch heap = new HeapWatch(ingest.origin(), ingest.pid())) {
            long began = System.nanoTime();
            List<Integer> answers = post(ingest, genuine, IngestAlone.SECRET);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Map<String, JsonNode> events = events();
            long equal = genuine.stream()
                    .filter(sound -> isStored(ingest.objects(), sound, events))
                    .count();
            long files = files(ingest.objects());
            List<Integer> refusals = post(ingest, forged, "wsec_forged");
            long filesAfter = files(ingest.objects());
            List<Path> left = ingest.quarantined();
            String quarantine = ingest.metric("ringway_ingest_quarantine_bytes");
            report.figure("answers", answers)
                    .figure("took, signing by the sender included (s)", took.toSeconds())
                    .figure("stored sounds whose SHA-256 in the event and on the disk is that of what was sent", equal)
                    .figure("answers to forged signatures", refusals)
                    .figure("objects before / after the forged ones", files + " / " + filesAfter)
                    .figure("files of the quarantine afterwards, named or open", left.size())
                    .figure("heap limit (MiB)", heap.limitMib())
                    .figure("highest use of the heap seen, garbage included (MiB)", heap.peakMib())
                    .figure("highest resident memory of the process seen (MiB)", heap.residentMib())
                    .figure("times looked", heap.looks())
                    .write();
            assertThat(answers).hasSize(AT_ONCE).containsOnly(200);
            assertThat(equal).isEqualTo(AT_ONCE);
            assertThat(refusals).hasSize(AT_ONCE).containsOnly(403);
            assertThat(filesAfter).isEqualTo(files).isEqualTo(AT_ONCE);
            assertThat(left).isEmpty();
            assertThat(Double.parseDouble(quarantine)).isZero();
            assertThat(heap.limitMib()).isLessThanOrEqualTo(256);
        }
    }

    private static List<SignedSound> sounds(String prefix) {
        return IntStream.range(0, AT_ONCE)
                .mapToObj(i -> new SignedSound(prefix + i, i, SIZE - i))
                .toList();
    }

    private List<Integer> post(IngestAlone ingest, List<SignedSound> sounds, String secret) {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            return sounds.stream()
                    .map(sound -> CompletableFuture.supplyAsync(() -> post(ingest.origin(), sound, secret), senders))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private int post(String origin, SignedSound sound, String secret) {
        Supplier<InputStream> body = sound::body;
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(origin + "/webhooks/elevenlabs/post-call"))
                                    .header("Content-Type", "application/json")
                                    .header("ElevenLabs-Signature", sound.signature(secret))
                                    .POST(BodyPublishers.ofInputStream(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The newest event of each conversation. */
    private static Map<String, JsonNode> events() {
        Map<String, JsonNode> events = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, LocalServers.kafkaBootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message ->
                                events.put(message.key(), JsonMapper.shared().readTree(message.value())));
            }
        }
        return events;
    }

    private static boolean isStored(Path objects, SignedSound sound, Map<String, JsonNode> events) {
        JsonNode audio = events.get(sound.conversationId()).get("audio");
        String expected = sound.sha256();
        Path file = objects.resolve(audio.get("location").stringValue().substring("folder:/".length()));
        return audio.get("size").longValue() == sound.size()
                && audio.get("sha256").stringValue().equals(expected)
                && sha256(file).equals(expected);
    }

    private static String sha256(Path file) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), sha256)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
