package dev.ringway.starter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.jsr310.InstantCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A listener on a real broker. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=reader-test",
            "ringway.kafka.backoff-max=500ms",
            "ringway.kafka.failures-borne=1s",
            "ringway.kafka.max-block=3s",
            "ringway.kafka.delivery-timeout=3s"
        })
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class EventReaderTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private Ledger ledger;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private KafkaStart start;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        StarterSettings.register(properties);
    }

    @BeforeEach
    void ready() {
        await().atMost(LIMIT).until(() -> start.waitingFor().isEmpty());
        ledger.clear();
    }

    @AfterEach
    void heal() {
        ledger.away = false;
    }

    @Test
    void events_of_a_key_are_handled_in_order_also_when_handling_fails_for_a_while() throws Exception {
        ledger.away = true;
        for (int i = 0; i < 50; i++) {
            publish("CA-order-" + i % 5, i);
        }
        await().atMost(LIMIT).until(() -> ledger.failures > 2);
        assertThat(ledger.handled).isEmpty();
        ledger.away = false;
        await().atMost(LIMIT).until(() -> ledger.handled.size() >= 50);
        for (int key = 0; key < 5; key++) {
            int remainder = key;
            assertThat(ledger.sequenceOf("CA-order-" + key))
                    .isEqualTo(IntStream.range(0, 50)
                            .filter(i -> i % 5 == remainder)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    @Test
    void a_rejected_event_becomes_a_dead_letter_and_the_others_go_on() throws Exception {
        publish("CA-good-1", 1);
        publish("CA-rejected", 2);
        publish("CA-good-2", 3);
        await().atMost(LIMIT).until(() -> ledger.handled.size() >= 2);
        assertThat(ledger.sequenceOf("CA-rejected")).isEmpty();
        ConsumerRecord<String, byte[]> letter = deadLetter("CA-rejected");
        assertThat(header(letter, "dlt-reason")).isEqualTo("no call is like this");
        assertThat(header(letter, "dlt-class")).endsWith("RejectedEventException");
        assertThat(header(letter, "dlt-topic")).isEqualTo("twilio.events.v1");
        assertThat(header(letter, "dlt-group")).isEqualTo("reader-test");
        assertThat(header(letter, "dlt-partition")).matches("\\d");
        assertThat(header(letter, "dlt-offset")).matches("\\d+");
        assertThat(Instant.parse(header(letter, "dlt-time"))).isBefore(Instant.now());
        assertThat(header(letter, "ce_type")).isEqualTo("dev.ringway.call.status-reported.v1");
    }

    @Test
    void an_event_that_only_a_defect_stops_holds_none_of_the_others_up() throws Exception {
        publish("CA-before", 1);
        publish("CA-defect", 2);
        publish("CA-behind", 3);
        await().atMost(LIMIT).until(() -> ledger.handled.size() >= 2);
        assertThat(ledger.sequenceOf("CA-before")).containsExactly(1L);
        assertThat(ledger.sequenceOf("CA-behind")).containsExactly(3L);
        await().atMost(LIMIT)
                .until(() -> deadLetters().stream().anyMatch(one -> one.key().equals("CA-defect")));
        ConsumerRecord<String, byte[]> letter = deadLetter("CA-defect");
        assertThat(header(letter, "dlt-reason")).contains("NullPointerException", "replay");
        assertThat(deadLetters().stream().filter(one -> one.key().equals("CA-defect")))
                .hasSize(1);
    }

    @Test
    void an_event_that_no_document_can_take_holds_none_of_the_others_up() throws Exception {
        publish("CA-before-large", 1);
        publish("CA-large", 2);
        publish("CA-behind-large", 3);
        await().atMost(LIMIT).until(() -> ledger.handled.size() >= 2);
        assertThat(ledger.sequenceOf("CA-large")).isEmpty();
        ConsumerRecord<String, byte[]> letter = deadLetter("CA-large");
        assertThat(header(letter, "dlt-reason"))
                .isEqualTo("It cannot be written to the database (BsonMaximumSizeExceededException)");
    }

    @Test
    void an_event_with_a_time_that_cannot_be_holds_none_of_the_others_up() throws Exception {
        publish("CA-before-time", 1);
        publish("CA-beyond-dates", 2);
        publish("CA-beyond-times", 3);
        publish("CA-behind-time", 4);
        await().atMost(LIMIT)
                .until(() -> !ledger.sequenceOf("CA-before-time").isEmpty()
                        && !ledger.sequenceOf("CA-behind-time").isEmpty());
        await().atMost(LIMIT)
                .until(() -> deadLetters().stream()
                        .map(ConsumerRecord::key)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of("CA-beyond-dates", "CA-beyond-times")));
        assertThat(header(deadLetter("CA-beyond-dates"), "dlt-reason"))
                .isEqualTo("It cannot be written to the database (CodecConfigurationException)");
        assertThat(header(deadLetter("CA-beyond-times"), "dlt-reason")).contains("DateTimeException", "replay");
    }

    @Test
    void that_a_listener_goes_on_failing_is_seen_until_it_succeeds(CapturedOutput output) throws Exception {
        await().atMost(LIMIT).until(() -> failingSeconds() == 0);
        ledger.away = true;
        publish("CA-failing", 1);
        await().atMost(LIMIT).until(() -> failingSeconds() > 2);
        assertThat(output.getAll()).containsOnlyOnce("ledger has been failing on twilio.events.v1-");

        ledger.away = false;
        await().atMost(LIMIT).until(() -> ledger.handled.size() == 1);
        await().atMost(LIMIT).until(() -> failingSeconds() == 0);
    }

    @Test
    void a_defect_that_passes_makes_no_dead_letter() throws Exception {
        ledger.defective = 3;
        publish("CA-passing", 1);
        await().atMost(LIMIT).until(() -> ledger.handled.size() == 1);
        assertThat(ledger.defective).isZero();
        assertThat(deadLetters().stream().filter(one -> one.key().equals("CA-passing")))
                .isEmpty();
    }

    @Test
    void an_unreadable_record_becomes_a_dead_letter_once_though_its_batch_has_to_wait() throws Exception {
        ledger.away = true;
        kafka.send(Topics.TWILIO_EVENTS.name(), "CA-garbage", "{".getBytes(UTF_8))
                .get(10, TimeUnit.SECONDS);
        publish("CA-garbage", 1);
        await().atMost(LIMIT).until(() -> ledger.failures > 2);
        ledger.away = false;
        await().atMost(LIMIT).until(() -> ledger.handled.size() == 1);
        assertThat(new String(deadLetter("CA-garbage").value(), UTF_8)).isEqualTo("{");
        assertThat(deadLetters().stream().filter(letter -> letter.key().equals("CA-garbage")))
                .hasSize(1);
    }

    @Test
    void a_broker_that_goes_away_and_comes_back_costs_no_event() throws Exception {
        publish("CA-outage", 1);
        await().atMost(LIMIT).until(() -> ledger.handled.size() == 1);
        LocalServers.kafka().kill();
        try {
            assertThat(publisher.publish(event("CA-outage", 99))).failsWithin(Duration.ofSeconds(30));
        } finally {
            LocalServers.kafka().start();
        }
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            publish("CA-outage", 2);
            return true;
        });
        await().atMost(LIMIT).until(() -> ledger.sequenceOf("CA-outage").contains(2L));
    }

    private double failingSeconds() {
        return meters.get("ringway.kafka.listener.failing")
                .tag("listener", "ledger")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    private void publish(String sid, long sequence) throws Exception {
        publisher.publish(event(sid, sequence)).get(10, TimeUnit.SECONDS);
    }

    private static Event<CallStatusReported> event(String sid, long sequence) {
        return EventDraft.callStatus(sid, "ringing")
                .with("sequenceNumber", sequence)
                .id(sid + sequence)
                .event();
    }

    private ConsumerRecord<String, byte[]> deadLetter(String key) {
        return deadLetters().stream()
                .filter(letter -> letter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        String topic = Topics.TWILIO_EVENTS.deadLetterTopic("reader-test");
        List<ConsumerRecord<String, byte[]>> letters = new CopyOnWriteArrayList<>();
        try (var consumer = consumers.createConsumer("letters-" + System.nanoTime(), "")) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return !letters.isEmpty()
                        && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return letters;
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {

        @Bean
        Ledger ledger(EventReaders readers) {
            return new Ledger(readers.of(Topics.TWILIO_EVENTS));
        }

        @Bean
        TopicDeclaration twilioEvents() {
            return TopicDeclaration.readBy("reader-test", Topics.TWILIO_EVENTS);
        }
    }

    /** A listener whose store can be away. */
    static class Ledger {

        private final EventReader<TwilioEvent> reader;
        final List<CallStatusReported> handled = new CopyOnWriteArrayList<>();
        volatile boolean away;
        volatile int failures;
        int defective;

        Ledger(EventReader<TwilioEvent> reader) {
            this.reader = reader;
        }

        @KafkaListener(id = "ledger", idIsGroup = false, topics = "twilio.events.v1")
        void on(List<ConsumerRecord<String, byte[]>> records) {
            reader.read(records, this::handle);
        }

        private synchronized void handle(EventBatch<TwilioEvent> batch) {
            for (Event<TwilioEvent> event : batch.events()) {
                if (event.data().callSid().equals("CA-rejected")) {
                    throw new RejectedEventException(event, "no call is like this");
                }
            }
            if (defective > 0) {
                defective--;
                throw new NullPointerException("nothing is there for a moment");
            }
            if (batch.events().stream().anyMatch(event -> event.data().callSid().equals("CA-defect"))) {
                throw new NullPointerException("nothing is there");
            }
            if (batch.events().stream().anyMatch(event -> event.data().callSid().equals("CA-large"))) {
                throw new BsonMaximumSizeExceededException("a document above 16 MB");
            }
            batch.events().forEach(Ledger::keepTime);
            if (away) {
                failures++;
                throw new IllegalStateException("the store is away");
            }
            for (Event<TwilioEvent> event : batch.events()) {
                switch (event.data()) {
                    case CallStatusReported report -> handled.add(report);
                    case TwilioEvent other -> throw new AssertionError("nobody sent " + other);
                }
            }
        }

        /** As a time of that kind really fails. */
        private static void keepTime(Event<TwilioEvent> event) {
            if (event.data().callSid().equals("CA-beyond-times")) {
                assertThat(Instant.MAX.plusSeconds(1)).isNotNull();
            }
            if (event.data().callSid().equals("CA-beyond-dates")) {
                new InstantCodec()
                        .encode(
                                new BsonDocumentWriter(new BsonDocument()),
                                Instant.MAX,
                                EncoderContext.builder().build());
            }
        }

        List<Long> sequenceOf(String sid) {
            return handled.stream()
                    .filter(report -> report.callSid().equals(sid))
                    .map(report -> report.sequenceNumber().orElseThrow())
                    .toList();
        }

        synchronized void clear() {
            handled.clear();
            failures = 0;
        }
    }
}
