package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.ingest.kafka.WebhookLog;
import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.ingest.twilio.TwilioSigner;
import dev.ringway.local.server.LocalServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
@ExtendWith(OutputCaptureExtension.class)
class KafkaAwayTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Then it gives up, and what it had to say is lost. */
    private static final Duration TWILIO_WAITS = Duration.ofSeconds(15);

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private WebhookLog webhookLog;

    private final TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());

    @AfterEach
    void kafkaRunsAndTheSpoolIsEmpty() {
        LocalServers.kafka().thaw();
        if (!LocalServers.kafka().running()) {
            LocalServers.kafka().start();
        }
        await().atMost(LIMIT).until(() -> spooled() == 0);
        clients.close();
    }

    @Test
    void webhooksAreTakenInWhileKafkaIsAwayAndAreOnTheirTopicsAfterwards(CapturedOutput output) {
        Posting twilio = new Posting(port);
        String before = Posting.newCallSid();
        assertThat(twilio.signed(Posting.ringing(before)).statusCode()).isEqualTo(204);
        List<String> during = Stream.generate(Posting::newCallSid).limit(200).toList();
        String unreadable = Posting.newCallSid();

        LocalServers.kafka().kill();
        assertThat(manyAtOnce(twilio, during)).hasSize(200).containsOnly(204);
        assertThat(postUnreadable(twilio, unreadable)).isEqualTo(204);
        assertThat(twilio.get("/actuator/health").body()).contains("\"spool\"").contains("\"inUse\":true");
        assertThat(twilio.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(spooled()).isEqualTo(201);
        assertThat(twilio.get("/actuator/prometheus").body())
                .contains("ringway_ingest_spool_records")
                .contains("ringway_ingest_spool_oldest_age_seconds");
        LocalServers.kafka().start();
        await().atMost(LIMIT).until(() -> spooled() == 0);

        String after = Posting.newCallSid();
        assertThat(twilio.signed(Posting.ringing(after)).statusCode()).isEqualTo(204);
        List<String> taken =
                Stream.concat(during.stream(), Stream.of(before, after)).toList();
        assertThat(topics.records(Topics.TWILIO_EVENTS.name()).stream()
                        .map(record -> record.key())
                        .filter(taken::contains))
                .containsExactlyInAnyOrderElementsOf(taken);
        assertThat(topics.records(TopicContents.PARKED))
                .filteredOn(record -> new String(record.value(), StandardCharsets.UTF_8).contains(unreadable))
                .hasSize(1);
        assertThat(output.toString().lines().filter(line -> line.contains("Spooling begins")))
                .hasSize(1);
        assertThat(output.toString().lines().filter(line -> line.contains("Spooling ends")))
                .hasSize(1);
        assertThat(output.toString()).doesNotContain("Exception thrown when sending");
    }

    /** It may be an agent that was made since Kafka went away. */
    @Test
    void whileKafkaIsAwayNoAgentIsTakenForSomebodyElses() {
        String conversation = PostCalls.newConversation();
        LocalServers.kafka().kill();
        await().atMost(LIMIT)
                .until(() -> meters.get("ringway.ingest.directory.agents.age")
                                .gauge()
                                .value()
                        > 10);
        assertThat(new PostCalls(port)
                        .signed("{\"type\":\"post_call_transcription\",\"data\":{\"agent_id\":\"agent_nobody_told_of\","
                                + "\"conversation_id\":\"" + conversation + "\"}}")
                        .statusCode())
                .isEqualTo(200);
        LocalServers.kafka().start();
        await().atMost(LIMIT).until(() -> spooled() == 0);
        assertThat(PostCalls.events(conversation)).hasSize(1);
    }

    /** A broker that keeps its connections and answers nothing. */
    @Test
    void webhooksAreAnsweredInTimeWhileKafkaHangs() {
        Posting twilio = new Posting(port);
        List<String> sids = Stream.generate(Posting::newCallSid).limit(60).toList();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();

        LocalServers.kafka().freeze();
        for (int n = 0; n < sids.size(); n++) {
            String sid = sids.get(n);
            answers.add(CompletableFuture.supplyAsync(
                            () -> twilio.signed(Posting.ringing(sid)).statusCode(),
                            CompletableFuture.delayedExecutor(n * 100L, TimeUnit.MILLISECONDS, clients))
                    .orTimeout(TWILIO_WAITS.toSeconds(), TimeUnit.SECONDS));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(204));
        LocalServers.kafka().thaw();

        await().atMost(LIMIT).until(() -> spooled() == 0);
        assertThat(topics.records(Topics.TWILIO_EVENTS.name()).stream()
                        .map(record -> record.key())
                        .filter(sids::contains)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(sids);
    }

    /** Some fail on the direct way, some are spooled at once, some come while it drains, some go directly again. */
    @Test
    void theOrderOfAKeyOutlivesThatKafkaGoesAndComes() {
        List<String> sids = Stream.generate(Posting::newCallSid).limit(5).toList();
        List<CompletableFuture<?>> writes = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            for (String sid : sids) {
                writes.add(webhookLog.publish(Callbacks.event(sid, n)));
            }
            if (n == 60) {
                LocalServers.kafka().kill();
            }
            if (n == 200) {
                await().atMost(LIMIT).until(() -> spooled() > 20);
                LocalServers.kafka().start();
            }
            if (n == 390) {
                await().atMost(LIMIT).until(() -> spooled() == 0);
            }
        }
        writes.forEach(CompletableFuture::join);
        await().atMost(LIMIT).until(() -> spooled() == 0);

        List<String> inOrder =
                IntStream.range(0, 400).mapToObj(Integer::toString).toList();
        assertThat(sids)
                .allSatisfy(sid -> assertThat(topics.eventsOf(sid).stream()
                                .map(KafkaAwayTest::sequence)
                                .distinct()
                                .toList())
                        .isEqualTo(inOrder));
    }

    private static String sequence(Event<CallStatusReported> event) {
        return event.data().parameters().get("SequenceNumber").getFirst();
    }

    private double spooled() {
        return meters.get("ringway.ingest.spool.records").gauge().value();
    }

    private static int postUnreadable(Posting twilio, String callSid) {
        Map<String, List<String>> form = Posting.ringing(callSid);
        String body = TwilioSigner.encode(form) + "&x=%00";
        form.put("x", List.of("\0"));
        String signature = Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form);
        return twilio.post(Posting.PATH, body, Map.of("X-Twilio-Signature", signature))
                .statusCode();
    }

    /** More than there are threads that could wait: none of them keeps another from its answer. */
    private List<Integer> manyAtOnce(Posting twilio, List<String> callSids) {
        return callSids.stream()
                .map(sid -> CompletableFuture.supplyAsync(
                        () -> twilio.signed(Posting.ringing(sid)).statusCode(), clients))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
