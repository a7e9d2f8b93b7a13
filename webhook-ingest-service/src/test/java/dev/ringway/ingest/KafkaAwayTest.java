package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.local.server.LocalServers;
import java.net.http.HttpResponse;
import java.time.Duration;
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
}
