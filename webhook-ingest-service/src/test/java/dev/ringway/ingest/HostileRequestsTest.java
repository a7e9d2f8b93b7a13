package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Topics;
import dev.ringway.ingest.hostile.HostileRequests;
import dev.ringway.ingest.hostile.HostileRun;
import dev.ringway.ingest.hostile.ProviderSecrets;
import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.local.server.LocalServers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The small size of {@code ./ringway proof hostile-requests}. */
@IngestTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Test
    void noneBringsTheServiceDownIsTakenUnsignedOrLeavesATrace(CapturedOutput output) {
        long seed = Long.getLong("ringway.seed", System.nanoTime());
        System.out.println("Hostile requests with -Dringway.seed=" + seed);
        ProviderSecrets secrets = new ProviderSecrets(
                Posting.ORIGIN, Callbacks.ACCOUNT_SID, Callbacks.TOKEN, PostCalls.SECRET, "the-initiation-secret");
        int storedBefore = stored();
        double countedBefore = counted();
        double spooledBefore = spooled();
        HostileRun run = new HostileRun(port, new HostileRequests(seed, secrets));
        run.post(Integer.getInteger("ringway.hostile", 1_000), 8);
        System.out.println(run.answers());
        assertThat(run.wrongs()).as("seed %s", seed).isEmpty();
        assertThat(run.answers()).containsKeys("signed 200", "signed 204", "unsigned 403", "signed 413");
        assertThat(output.getAll()).doesNotContain("\n\tat ");
        double counted = counted() - countedBefore;
        // what Kafka acknowledged too late comes again from the spool
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat((double) stored() - storedBefore)
                        .isBetween(counted, counted + spooled() - spooledBefore));
    }

    private double counted() {
        return Stream.of("ringway.ingest.published", "ringway.ingest.parked", "ringway.ingest.findings")
                .flatMap(name -> meters.find(name).counters().stream())
                .mapToDouble(Counter::count)
                .sum();
    }

    private double spooled() {
        return meters.get("ringway.ingest.spool.spooled").counter().count();
    }

    private static int stored() {
        TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());
        return Stream.of(Topics.TWILIO_EVENTS, Topics.TRANSCRIPT_SEGMENTS, Topics.ELEVENLABS_EVENTS)
                .flatMap(topic -> Stream.of(topic.name(), topic.deadLetterTopic("webhook-ingest-service")))
                .mapToInt(name -> topics.records(name).size())
                .sum();
    }
}
