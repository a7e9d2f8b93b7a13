package dev.ringway.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.audit.AuditEvent;
import dev.ringway.events.audit.WriteAnswered;
import dev.ringway.events.audit.WriteRequested;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.startup.StartCondition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=audit-test",
            "ringway.kafka.max-block=2s",
            "ringway.kafka.delivery-timeout=2s"
        })
@DirtiesContext
class AuditTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    @Qualifier("kafkaStart")
    private StartCondition kafka;

    @Autowired
    private Things things;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        StarterSettings.register(properties);
    }

    @BeforeEach
    void signIn() {
        await().atMost(LIMIT).until(() -> kafka.waitingFor().isEmpty());
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBearerAuth(StarterSettings.token("operator")))
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        things.started.set(0);
    }

    @AfterEach
    void kafkaRuns() {
        if (!LocalServers.kafka().running()) {
            LocalServers.kafka().start();
        }
    }

    @Test
    void a_write_is_on_record_before_and_after_with_who_and_what() {
        start("good", HttpStatus.OK);
        List<Event<AuditEvent>> records = recordsOf("/api/v1/things/good/start", 2);
        assertThat(records.getFirst().data()).isInstanceOfSatisfying(WriteRequested.class, write -> {
            assertThat(write.actor()).isEqualTo("ada");
            assertThat(write.roles()).containsExactly("operator", "viewer");
            assertThat(write.service()).isEqualTo("audit-test");
            assertThat(write.method()).isEqualTo("POST");
            assertThat(write.remoteAddress()).contains("127.0.0.1");
            assertThat(write.traceId()).isPresent();
            assertThat(records.getFirst().traceParent())
                    .hasValueSatisfying(parent ->
                            assertThat(parent).matches("00-" + write.traceId().orElseThrow() + "-[0-9a-f]{16}-0[01]"));
        });
        assertThat(records.getLast().data())
                .isEqualTo(new WriteAnswered(records.getFirst().data().auditId(), 200));
    }

    @Test
    void a_write_that_the_handler_refuses_is_answered_with_its_status() {
        start("bad", HttpStatus.CONFLICT);
        assertThat(recordsOf("/api/v1/things/bad/start", 2).getLast().data())
                .isInstanceOfSatisfying(
                        WriteAnswered.class,
                        answer -> assertThat(answer.status()).isEqualTo(409));
    }

    @Test
    void reading_is_not_recorded_and_what_is_not_allowed_neither() {
        client.get().uri("/api/v1/things/quiet").exchange().expectStatus().isOk();
        client.post()
                .uri("/api/v1/things/forbidden/start")
                .headers(headers -> headers.setBearerAuth(StarterSettings.token("viewer")))
                .exchange()
                .expectStatus()
                .isForbidden();
        start("marker", HttpStatus.OK);
        recordsOf("/api/v1/things/marker/start", 2);
        assertThat(all())
                .noneSatisfy(event -> assertThat(event.data())
                        .isInstanceOfSatisfying(
                                WriteRequested.class,
                                write -> assertThat(write.path()).containsAnyOf("quiet", "forbidden")));
    }

    @Test
    void what_cannot_be_recorded_is_not_done() {
        LocalServers.kafka().kill();
        client.post()
                .uri("/api/v1/things/unrecorded/start")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("audit-unavailable");
        assertThat(things.started).hasValue(0);
        client.get().uri("/api/v1/things/still-there").exchange().expectStatus().isOk();
    }

    private void start(String id, HttpStatus expected) {
        client.post()
                .uri("/api/v1/things/{id}/start", id)
                .exchange()
                .expectStatus()
                .isEqualTo(expected);
    }

    private List<Event<AuditEvent>> recordsOf(String path, int count) {
        List<Event<AuditEvent>> found = new CopyOnWriteArrayList<>();
        await().atMost(LIMIT).until(() -> {
            List<Event<AuditEvent>> all = all();
            List<String> ids = all.stream()
                    .filter(event -> event.data() instanceof WriteRequested write
                            && write.path().equals(path))
                    .map(event -> event.data().auditId())
                    .toList();
            found.clear();
            all.stream().filter(event -> ids.contains(event.data().auditId())).forEach(found::add);
            return found.size() == count;
        });
        return found;
    }

    private List<Event<AuditEvent>> all() {
        List<Event<AuditEvent>> events = new CopyOnWriteArrayList<>();
        try (var consumer = consumers.createConsumer("audit-reader-" + System.nanoTime(), "")) {
            consumer.assign(consumer.partitionsFor(Topics.AUDIT.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            EventCodec codec = new EventCodec();
            await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (codec.decode(Topics.AUDIT, message) instanceof Event<AuditEvent> event) {
                        events.add(event);
                    }
                });
                return !consumer.assignment().isEmpty()
                        && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return events;
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Things things() {
            return new Things();
        }
    }

    @RestController
    @ForOperators
    static class Things {

        final AtomicInteger started = new AtomicInteger();

        @GetMapping("/api/v1/things/{id}")
        String one(@PathVariable String id) {
            return id;
        }

        @PostMapping("/api/v1/things/{id}/start")
        String start(@PathVariable String id) {
            started.incrementAndGet();
            if (id.equals("bad")) {
                throw new ProblemException(HttpStatus.CONFLICT, "thing-is-bad", "Take another thing.");
            }
            return id;
        }
    }
}
