package dev.ringway.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.ingest.spool.Broker;
import dev.ringway.ingest.spool.SpoolFolderOfTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookLogTest {

    @TempDir
    private Path folder;

    /** Each acknowledgement comes so late that the next one of the call has waited longer than it may. */
    @Test
    void whoWaitsTooLongForEarlierOnesOfItsCallIsSpooledAndTheOrderIsKept() throws Exception {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Object>> open = Collections.synchronizedList(new ArrayList<>());
        Broker slow = new Broker() {
            @Override
            public CompletableFuture<?> send(ProducerRecord<String, byte[]> record) {
                sent.add(new String(record.value(), StandardCharsets.UTF_8));
                CompletableFuture<Object> answer = new CompletableFuture<>();
                open.add(answer);
                return answer;
            }

            @Override
            public int partitions(String topic) {
                return 1;
            }
        };
        try (SpoolFolderOfTests spool = new SpoolFolderOfTests(folder, slow)) {
            WebhookLog log = new WebhookLog(
                    event -> new ProducerRecord<>("topic", "unused", new byte[0]),
                    slow,
                    spool.spool(),
                    new WebhookLogSettings(100, Duration.ofMillis(50)));
            CompletableFuture<?> first = log.write("topic/a", () -> record(0));
            await().until(() -> open.size() == 1);
            List<CompletableFuture<?>> later = IntStream.range(1, 20)
                    .<CompletableFuture<?>>mapToObj(n -> log.write("topic/a", () -> record(n)))
                    .toList();
            await().pollDelay(Duration.ofMillis(60)).until(() -> true);
            open.getFirst().complete(true);
            first.join();
            later.forEach(CompletableFuture::join);
            assertThat(spool.records()).isEqualTo(19);

            await().until(() -> {
                List.copyOf(open).forEach(answer -> answer.complete(true));
                return spool.records() == 0;
            });
            assertThat(sent)
                    .isEqualTo(
                            IntStream.range(0, 20).mapToObj(Integer::toString).toList());
            log.destroy();
        }
    }

    private static ProducerRecord<String, byte[]> record(int n) {
        return new ProducerRecord<>("topic", "a", Integer.toString(n).getBytes(StandardCharsets.UTF_8));
    }
}
