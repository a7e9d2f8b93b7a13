package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.local.server.LocalServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
class KafkaAwayTest {

    @LocalServerPort
    private int port;

    @Test
    void nothingIsAcknowledgedThatIsNotOnKafkaAndItWorksAgainAfterwards() {
        Posting twilio = new Posting(port);
        String before = Posting.newCallSid();
        String during = Posting.newCallSid();
        String after = Posting.newCallSid();
        assertThat(twilio.signed(Posting.ringing(before)).statusCode()).isEqualTo(204);

        LocalServers.kafka().kill();
        try {
            HttpResponse<String> answer = twilio.signed(Posting.ringing(during));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("\"code\":\"not-stored\"");
            assertThat(manyAtOnce(twilio)).hasSize(200).containsOnly(503);
        } finally {
            LocalServers.kafka().start();
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> twilio.signed(Posting.ringing(after)).statusCode() == 204);
        TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());
        assertThat(topics.eventsOf(before)).hasSize(1);
        assertThat(topics.eventsOf(after))
                .extracting(Event::id)
                .containsOnly("status:" + after + ":call-progress-events:ringing:1");
    }

    /** More than there are threads that could wait: none of them keeps another from its answer. */
    private static List<Integer> manyAtOnce(Posting twilio) {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> twilio.signed(Posting.ringing(Posting.newCallSid()))
                                    .statusCode(),
                            clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
