package dev.ringway.callstore.web;

import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.starter.test.WithRingwayServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service as a client of its interface sees it; one for all test classes. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
abstract class RunningCallStore {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    protected MongoDatabase database;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka = "";

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
        properties.add("ringway.export.stall", () -> "10s");
    }

    static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    void insert(Document call) {
        Mono.from(database.getCollection("calls").insertOne(call)).block();
    }

    Document stored(String sid) {
        return Mono.from(database.getCollection("calls").find(new Document("_id", sid)))
                .blockOptional()
                .orElseThrow();
    }

    HttpResponse<String> get(String path, Role role, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, role, headers);
    }

    HttpResponse<String> patch(String path, Role role, String body, String... headers) {
        return send(
                HttpRequest.newBuilder().method("PATCH", BodyPublishers.ofString(body, StandardCharsets.UTF_8)),
                path,
                role,
                headers);
    }

    JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Waits until such an event is on the topic, whenever it came. */
    void awaitEvent(String topic, Predicate<JsonNode> wanted) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "reader-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    if (event.value() != null && wanted.test(JsonMapper.shared().readTree(event.value()))) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, Role role, String... headers) {
        request.uri(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.of(role))
                .timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
