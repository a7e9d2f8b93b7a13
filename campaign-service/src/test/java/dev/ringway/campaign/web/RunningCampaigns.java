package dev.ringway.campaign.web;

import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.starter.test.WithRingwayServers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service as a client of its interface sees it; one for all test classes. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
public abstract class RunningCampaigns {

    protected static final String CONTACTS = "/api/v1/contacts";
    protected static final String JSON = "application/json";
    protected static final Duration LIMIT = Duration.ofSeconds(60);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    protected MongoDatabase database;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        String group = "campaign-" + UUID.randomUUID();
        properties.add("spring.kafka.consumer.group-id", () -> group);
        properties.add("ringway.kafka.backoff-max", () -> "500ms");
        properties.add("ringway.campaign.contacts.bulk-batch", () -> "10");
        properties.add("ringway.campaign.contacts.bulk-per-request", () -> "25");
        properties.add("ringway.campaign.campaigns.contact-batch", () -> "10");
        properties.add("ringway.campaign.campaigns.contacts-per-request", () -> "25");
        properties.add("ringway.campaign.campaigns.stats-interval", () -> "200ms");
        properties.add("ringway.campaign.campaigns.completes-after", () -> "0s");
        properties.add("ringway.campaign.imports.batch", () -> "10");
        properties.add("ringway.campaign.imports.longest-row", () -> "2000");
        properties.add("ringway.campaign.imports.max-size", () -> "3MB");
        properties.add("ringway.campaign.suppressions.import.max-size", () -> "1MB");
        properties.add("ringway.campaign.suppressions.import.batch", () -> "10");
        properties.add("ringway.campaign.suppressions.import.at-one-time", () -> "2");
        properties.add("ringway.campaign.imports.stall", () -> "2s");
        properties.add("ringway.campaign.commands.call-unknown", () -> "3s");
        properties.add("ringway.campaign.commands.look", () -> "200ms");
        properties.add("ringway.campaign.imports.left-over", () -> "1s");
    }

    /** A German mobile number that no other contact has. */
    protected static String newNumber() {
        return "+4915112%06d".formatted(NUMBERS.incrementAndGet());
    }

    /** @param fields of JSON beside the number, e.g. {@code "name": "Zoe"} */
    protected JsonNode added(String fields) {
        String body = "{\"phoneNumber\": \"" + newNumber() + "\"" + (fields.isEmpty() ? "" : ", " + fields) + "}";
        HttpResponse<String> answer = send("POST", CONTACTS, Role.OPERATOR, body, "Content-Type", JSON);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return json(answer);
    }

    protected JsonNode contact(String id) {
        return json(get(CONTACTS + "/" + id, Role.OPERATOR));
    }

    protected Optional<Document> stored(String collection, Object id) {
        return Mono.from(database.getCollection(collection).find(new Document("_id", id)))
                .blockOptional();
    }

    protected Optional<Document> stored(String contactId) {
        return stored("contacts", new ObjectId(contactId));
    }

    protected List<Document> all(String collection, Document filter) {
        return Flux.from(database.getCollection(collection).find(filter))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    protected HttpResponse<String> get(String path, Role role, String... headers) {
        return send("GET", path, role, "", headers);
    }

    protected HttpResponse<String> post(String path, Role role, String body) {
        return send("POST", path, role, body, "Content-Type", JSON);
    }

    protected HttpResponse<String> patch(String id, String body) {
        String tag = get(CONTACTS + "/" + id, Role.OPERATOR)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        return send(
                "PATCH",
                CONTACTS + "/" + id,
                Role.OPERATOR,
                body,
                "If-Match",
                tag,
                "Content-Type",
                "application/merge-patch+json");
    }

    protected HttpResponse<String> send(String method, String path, Role role, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .header("Authorization", "Bearer " + TestTokens.of(role))
                .timeout(LIMIT);
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

    protected static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits until such a record is on the topic, whenever it came. A deletion has no value. */
    protected void awaitRecord(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Consumer<String, byte[]> consumer =
                consumers.createConsumer("reader-" + UUID.randomUUID(), "", "", properties());
        try {
            consumer.subscribe(List.of(topic));
            await().atMost(LIMIT).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(record)) {
                        return true;
                    }
                }
                return false;
            });
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of("auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        return properties;
    }
}
