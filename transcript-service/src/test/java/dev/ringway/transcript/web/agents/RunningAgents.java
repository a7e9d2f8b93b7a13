package dev.ringway.transcript.web.agents;

import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.sandbox.Sandbox;
import dev.ringway.sandbox.SandboxSettings;
import dev.ringway.sandbox.elevenlabs.ElevenLabsAccount;
import dev.ringway.sandbox.time.RealTimeline;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.MovableClock;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.starter.test.WithRingwayServers;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with an ElevenLabs of its own, as a client of both sees them; one for all test classes. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
@Import(RunningAgents.TestClock.class)
public abstract class RunningAgents {

    protected static final String AGENTS = "/api/v1/agents";
    protected static final String THERE = "/v1/convai/agents";
    protected static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String KEY = "sk_of_the_tests";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Sandbox SANDBOX = sandbox();

    @Autowired
    protected MongoDatabase database;

    @Autowired
    protected MovableClock clock;

    @Autowired
    private Map<String, LeasedJob> leasedJobs;

    @Autowired
    private LeasedJobs jobs;

    @Autowired
    protected ConsumerFactory<String, byte[]> consumers;

    @LocalServerPort
    protected int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class TestClock {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        String group = "transcript-" + UUID.randomUUID();
        properties.add("spring.kafka.consumer.group-id", () -> group);
        properties.add("ringway.kafka.backoff-max", () -> "500ms");
        properties.add(
                "ringway.transcript.elevenlabs.base-url", () -> SANDBOX.origin().toString());
        properties.add("ringway.transcript.elevenlabs.key", () -> KEY);
        properties.add("ringway.transcript.elevenlabs.time-limit", () -> "4s");
        properties.add("ringway.transcript.audio.answer-timeout", () -> "4s");
        properties.add("ringway.transcript.agents.drift-interval", () -> "0s");
        properties.add("ringway.transcript.agents.creation-look", () -> "0s");
        properties.add("ringway.transcript.agents.import-batch", () -> "2");
        properties.add("ringway.transcript.analysis-runs.look", () -> "0s");
        properties.add("ringway.transcript.analysis-runs.batch", () -> "10");
        properties.add("ringway.transcript.live.look", () -> "0s");
        properties.add("ringway.transcript.polling.interval", () -> "0s");
        properties.add("ringway.transcript.polling.requests-per-second", () -> "50");
        properties.add("ringway.transcript.polling.page-size", () -> "10");
        properties.add("ringway.transcript.polling.window", () -> "48h");
    }

    private static Sandbox sandbox() {
        try {
            return new Sandbox(
                    new SandboxSettings(
                            "127.0.0.1",
                            0,
                            "AC00000000000000000000000000000001",
                            "a-token-of-the-tests",
                            new ElevenLabsAccount(KEY, "wsec_of_the_tests"),
                            URI.create("http://127.0.0.1:9"),
                            Optional.empty(),
                            100,
                            7,
                            2_000),
                    new RealTimeline());
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    @BeforeEach
    void noAgentsOnEitherSideButTheSandboxs() {
        control("/control/reset", "{}");
        clock.reset();
        for (String collection : List.of("agents", "agentVersions", "agentCreations", "agentCampaigns")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    /** What ElevenLabs does with the next request of a kind. */
    protected void order(String request, String rest) {
        control("/control/elevenlabs/agents", "{\"request\":\"" + request + "\"," + rest + "}");
    }

    protected void run(String job) {
        jobs.runNow(leasedJobs.get(job));
    }

    /** @param fields beside the name, each with a comma before it */
    protected JsonNode created(String name, String fields) {
        HttpResponse<String> answer = post(AGENTS, "{\"name\":\"" + name + "\"" + fields + "}");
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    protected static String id(JsonNode agent) {
        return agent.path("id").asString();
    }

    protected JsonNode agent(String id) {
        return json(get(AGENTS + "/" + id, Role.ADMIN));
    }

    protected HttpResponse<String> patch(String id, String body) {
        return send("PATCH", AGENTS + "/" + id, Role.ADMIN, body, "If-Match", tag(id));
    }

    protected String tag(String id) {
        return get(AGENTS + "/" + id, Role.ADMIN).headers().firstValue("ETag").orElseThrow();
    }

    protected HttpResponse<String> get(String path, Role role, String... headers) {
        return send("GET", path, role, "", headers);
    }

    protected HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, Role.ADMIN, body, headers);
    }

    protected HttpResponse<String> send(String method, String path, Role role, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.of(role));
        return exchanged(request, method, body, headers);
    }

    /** An agent as ElevenLabs has it. */
    protected JsonNode there(String id) {
        return json(elevenLabs("GET", "/" + id, ""));
    }

    /** All of the workspace whose name holds that. */
    protected List<JsonNode> thereNamed(String name) {
        return json(elevenLabs("GET", "?page_size=100&search=" + name, ""))
                .path("agents")
                .valueStream()
                .toList();
    }

    /** Somebody else at ElevenLabs itself. */
    protected HttpResponse<String> elevenLabs(String method, String path, String body) {
        return atElevenLabs(method, THERE + path, body);
    }

    /** @param path of ElevenLabs' interface */
    protected static HttpResponse<String> atElevenLabs(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(SANDBOX.origin().resolve(path)).header("xi-api-key", KEY);
        return exchanged(request, method, body);
    }

    /** The truth about what happened. */
    protected static JsonNode sandbox(String path) {
        return json(exchanged(HttpRequest.newBuilder(SANDBOX.origin().resolve(path)), "GET", ""));
    }

    protected static URI sandboxOrigin() {
        return SANDBOX.origin();
    }

    /** An order for the sandbox. */
    protected static void control(String path, String body) {
        HttpResponse<String> answer =
                exchanged(HttpRequest.newBuilder(SANDBOX.origin().resolve(path)), "POST", body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.body());
        }
    }

    private static HttpResponse<String> exchanged(
            HttpRequest.Builder request, String method, String body, String... headers) {
        request.timeout(LIMIT).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
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

    protected static String code(HttpResponse<String> problem) {
        return json(problem).path("code").asString();
    }

    /** What a problem finds fault with. */
    protected static List<String> fields(HttpResponse<String> problem) {
        return json(problem)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    protected static Stream<String> texts(JsonNode list, String field) {
        return list.valueStream().map(item -> item.path(field).asString());
    }

    protected List<Document> stored(String collection) {
        return Flux.from(database.getCollection(collection).find())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Waits until such a record is on the topic, whenever it came. A deletion has no value. */
    protected void awaitRecord(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Properties properties = new Properties();
        properties.putAll(Map.of("auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        Consumer<String, byte[]> consumer = consumers.createConsumer("reader-" + UUID.randomUUID(), "", "", properties);
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
}
