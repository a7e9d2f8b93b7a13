package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Topics;
import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.local.server.LocalServers;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the service while it spools, and again while it drains. */
class SpoolCrashTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int PER_CALL = 60;
    private static final int DRAIN_BATCH = 20;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> repeated = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    @AfterEach
    void kafkaRuns() {
        if (!LocalServers.kafka().running()) {
            LocalServers.kafka().start();
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesTheProcess() {
        String kafka = LocalServers.kafkaBootstrapServers();
        List<String> calls = Stream.generate(Posting::newCallSid).limit(20).toList();
        LocalServers.kafka().kill();
        try (IngestProcess ingest = new IngestProcess(
                        folder, kafka, Map.of("WEBHOOK_SPOOL_DRAIN_BATCH", Integer.toString(DRAIN_BATCH)));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            // ready without Kafka
            ingest.start();
            List<CompletableFuture<Void>> sending = calls.stream()
                    .map(call -> CompletableFuture.runAsync(() -> send(ingest.posting(), call), clients))
                    .toList();
            await().atMost(LIMIT).until(() -> acknowledged.size() > calls.size() * PER_CALL / 2);
            ingest.kill();
            ingest.start();
            sending.forEach(CompletableFuture::join);
            assertThat(acknowledged).hasSize(calls.size() * PER_CALL);

            LocalServers.kafka().start();
            TopicContents topics = new TopicContents(kafka);
            await().atMost(LIMIT).until(() -> onTopic(topics, calls).size() > DRAIN_BATCH);
            ingest.kill();
            ingest.start();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(onTopic(topics, calls)).containsAll(acknowledged));

            List<String> ids = onTopic(topics, calls);
            Set<String> twice = new HashSet<>(ids);
            assertThat(twice).isEqualTo(acknowledged);
            // An answer that the crash swallowed is asked for again, a batch that was not crossed off comes again.
            assertThat(ids.size() - twice.size()).isLessThanOrEqualTo(repeated.size() + DRAIN_BATCH);
            assertThat(calls)
                    .allSatisfy(call -> assertThat(topics.eventsOf(call).stream()
                                    .map(event -> event.data()
                                            .parameters()
                                            .get("SequenceNumber")
                                            .getFirst())
                                    .distinct())
                            .isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))));
        }
    }

    /** One report after the other; what is not acknowledged is sent again. */
    private void send(Posting twilio, String callSid) {
        for (int n = 0; n < PER_CALL; n++) {
            Map<String, List<String>> form = Callbacks.ringing(
                    Map.of("CallSid", List.of(callSid), "SequenceNumber", List.of(Integer.toString(n))));
            String id = "status:" + callSid + ":call-progress-events:ringing:" + n;
            await().atMost(LIMIT).until(() -> {
                boolean taken = isTaken(twilio, form);
                if (!taken) {
                    repeated.add(id);
                }
                return taken;
            });
            acknowledged.add(id);
        }
    }

    private static boolean isTaken(Posting twilio, Map<String, List<String>> form) {
        try {
            return twilio.signed(form).statusCode() == 204;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }

    private static List<String> onTopic(TopicContents topics, List<String> calls) {
        Set<String> ours = Set.copyOf(calls);
        return topics.records(Topics.TWILIO_EVENTS.name()).stream()
                .filter(record -> ours.contains(record.key()))
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }
}
