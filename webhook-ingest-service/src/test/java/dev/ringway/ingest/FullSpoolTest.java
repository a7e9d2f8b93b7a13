package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Topics;
import dev.ringway.local.server.LocalServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@IngestTest
@TestPropertySource(properties = "WEBHOOK_SPOOL_MAX_SIZE=20KB")
class FullSpoolTest {

    @LocalServerPort
    private int port;

    @Test
    void onlyAFullSpoolTurnsWebhooksAwayAndNothingThatWasTakenInIsLost() {
        Posting twilio = new Posting(port);
        List<String> taken = new ArrayList<>();
        LocalServers.kafka().kill();
        try {
            String callSid = Posting.newCallSid();
            HttpResponse<String> answer = twilio.signed(Posting.ringing(callSid));
            while (answer.statusCode() == 204) {
                taken.add(callSid);
                callSid = Posting.newCallSid();
                answer = twilio.signed(Posting.ringing(callSid));
            }
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("\"code\":\"not-stored\"");
            assertThat(taken).hasSizeBetween(5, 100);
            assertThat(twilio.get("/actuator/health").body()).contains("\"full\"");
            assertThat(twilio.get("/actuator/prometheus").body()).contains("ringway_ingest_spool_full_total");
        } finally {
            LocalServers.kafka().start();
        }
        String again = Posting.newCallSid();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> twilio.signed(Posting.ringing(again)).statusCode() == 204);
        taken.add(again);
        TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(topics.records(Topics.TWILIO_EVENTS.name()).stream()
                                .map(record -> record.key())
                                .filter(taken::contains))
                        .containsExactlyInAnyOrderElementsOf(taken));
    }
}
