package dev.ringway.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.FreePorts;
import dev.ringway.local.server.LocalServers;
import dev.ringway.local.server.MongoProcess;
import dev.ringway.local.server.ServerSettings;
import dev.ringway.starter.StarterSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

class ReadinessTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {}

    @TempDir
    private Path folder;

    private final int mongodbPort = FreePorts.next();
    private final CompletableFuture<WebServerInitializedEvent> webServer = new CompletableFuture<>();

    @Test
    void aServiceWithoutMongoDBIsAliveButNeitherReadyNorListening() throws Exception {
        MongoProcess mongodb = new MongoProcess(
                new ServerSettings(mongodbPort, folder.resolve("data"), folder.resolve("mongodb.log")));
        CompletableFuture<ConfigurableApplicationContext> service = CompletableFuture.supplyAsync(this::run);
        await().atMost(Duration.ofMinutes(1)).until(webServer::isDone);
        await().until(() -> status("liveness") == 200);

        assertThat(status("readiness")).isEqualTo(503);
        assertThat(service).isNotDone();
        assertThat(webServer.join().getApplicationContext().getBean(KafkaListenerEndpointRegistry.class))
                .matches(listeners -> !listeners.isRunning());

        try {
            mongodb.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> status("readiness") == 200);
            assertThat(status("liveness")).isEqualTo(200);
        } finally {
            service.join().close();
            mongodb.kill();
        }
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.REACTIVE)
                .listeners((ApplicationListener<WebServerInitializedEvent>) webServer::complete)
                .run(
                        "--spring.application.name=readiness-test",
                        "--server.port=0",
                        "--spring.mongodb.uri=mongodb://localhost:" + mongodbPort + "/ready?replicaSet=rs0",
                        "--ringway.mongodb.server-selection-timeout=300ms",
                        "--spring.kafka.bootstrap-servers=" + LocalServers.kafkaBootstrapServers(),
                        "--ringway.security.jwt-key=" + StarterSettings.key());
    }

    private int status(String group) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(
                    "http://localhost:" + webServer.join().getWebServer().getPort() + "/actuator/health/" + group);
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
