package dev.ringway.starter.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
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

    @AfterEach
    void kafkaRuns() {
        if (!LocalServers.kafka().running()) {
            LocalServers.kafka().start();
        }
    }

    @Test
    void a_service_waits_for_kafka_alive_but_not_ready_and_stays_ready_when_it_goes_away_later(CapturedOutput output) {
        LocalServers.kafka().kill();
        try (ConfigurableApplicationContext service = start()) {
            WebTestClient client = WebTestClient.bindToServer()
                    .baseUrl("http://localhost:" + service.getEnvironment().getProperty("local.server.port"))
                    .responseTimeout(Duration.ofSeconds(30))
                    .build();
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

    private static int status(WebTestClient client, String probe) {
        return client.get()
                .uri("/actuator/health/" + probe)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Service.class)
                .run(
                        "--server.port=0",
                        "--spring.application.name=away-test",
                        "--LOG_FORMAT=ecs",
                        "--spring.kafka.bootstrap-servers=" + LocalServers.kafkaBootstrapServers(),
                        "--spring.mongodb.uri=" + LocalServers.mongodbUri("away_test"),
                        "--ringway.security.jwt-key=" + StarterSettings.key());
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {}
}
