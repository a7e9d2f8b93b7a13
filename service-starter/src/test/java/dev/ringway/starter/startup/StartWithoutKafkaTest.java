package dev.ringway.starter.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;

@ExtendWith(OutputCaptureExtension.class)
class StartWithoutKafkaTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Once: each test has it killed to begin with. */
    @AfterAll
    static void kafkaRuns() {
        if (!LocalServers.kafka().running()) {
            LocalServers.kafka().start();
        }
    }

    @Test
    void a_service_waits_for_kafka_alive_but_not_ready_and_stays_ready_when_it_goes_away_later(CapturedOutput output) {
        LocalServers.kafka().kill();
        try (ConfigurableApplicationContext service = start()) {
            WebTestClient client = client(service);
            assertThat(status(client, "liveness")).isEqualTo(200);
            assertThat(status(client, "readiness")).isEqualTo(503);
            LocalServers.kafka().start();
            await().atMost(LIMIT).until(() -> status(client, "readiness") == 200);
            LocalServers.kafka().kill();
            assertThat(status(client, "readiness")).isEqualTo(200);
            assertThat(status(client, "liveness")).isEqualTo(200);
        }
        assertThat(output.toString().lines().filter(line -> line.contains("\"ecs\"")))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).startsWith("{\"@timestamp\"").contains("away-test"));
    }

    @Test
    void a_service_that_does_not_need_kafka_at_its_start_is_ready_without_it() {
        LocalServers.kafka().kill();
        try (ConfigurableApplicationContext service = start("--ringway.kafka.needed-at-start=false")) {
            assertThat(status(client(service), "readiness")).isEqualTo(200);
        }
    }

    private static int status(WebTestClient client, String probe) {
        return client.get()
                .uri("/actuator/health/" + probe)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static WebTestClient client(ConfigurableApplicationContext service) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + service.getEnvironment().getProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    private static ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.application.name=away-test",
                "--LOG_FORMAT=ecs",
                "--spring.kafka.bootstrap-servers=" + LocalServers.kafkaBootstrapServers(),
                "--spring.mongodb.uri=" + LocalServers.mongodbUri("away_test"),
                "--ringway.security.jwt-key=" + StarterSettings.key()));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(Service.class).run(arguments.toArray(String[]::new));
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {}
}
