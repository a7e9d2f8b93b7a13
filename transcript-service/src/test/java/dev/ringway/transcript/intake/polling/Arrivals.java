package dev.ringway.transcript.intake.polling;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringway.events.Event;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.transcript.provider.ReportReading;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A day of calls at the sandbox, with the running service. What webhook-ingest-service and call-store-service would make of
 * Twilio's and ElevenLabs' callbacks is put on Kafka as they would put it, at the moment at which each arrives.
 */
abstract class Arrivals extends RunningAgents {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "a-token-of-the-tests";
    private static final int AT_ONCE = 20;

    /** How the webhooks fare. */
    static final String ORDERS = """
            "lostPercent":10,"duplicatePercent":10,"earlyPercent":30,"latePercent":20,"lateMillis":700,
            "processingMillis":400,"seed":11""";

    private static final Set<String> REPORTED = Set.of("initiated", "ringing", "in-progress", "completed");

    @Autowired
    private EventPublisher events;

    @Autowired
    private ObjectStorage storage;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, AtomicInteger> versions = new ConcurrentHashMap<>();
    private final HttpServer receiver = server();

    /**
     * What came of a day.
     *
     * @param early told before Twilio told the end
     * @param complaints what is not as it should be
     */
    record Tally(int conversations, int lost, int twice, int early, int polls, List<String> complaints) {}

    @BeforeEach
    void nobodyKnowsAnything() {
        for (String collection : List.of("transcripts", "callLinks", "conversationSweeps", "awaitedConversations")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/voice", this::voice);
        answer("/status", this::status);
        answer("/post-call", this::postCall);
        receiver.start();
    }

    @AfterEach
    void receiveNoMore() {
        receiver.stop(0);
        http.close();
    }

    /** @param orders for the webhooks, as JSON members */
    Tally day(int calls, String orders) {
        control("/control/elevenlabs/webhooks", "{\"url\":\"" + origin() + "/post-call\"," + orders + "}");
        place(calls);
        List<JsonNode> held = over(calls);
        Set<String> lost = held.stream()
                .filter(one -> fates(one).contains("LOST"))
                .map(one -> one.path("conversationId").asString())
                .collect(Collectors.toSet());
        awaitTranscripts(calls - lost.size());
        clock.advance(Duration.ofMinutes(15));
        int polls = 0;
        while (stored("transcripts").size() < calls && polls < 20) {
            run("conversationPollingJob");
            polls++;
            awaitTranscripts(calls);
        }
        return new Tally(
                held.size(),
                lost.size(),
                count(held, one -> attempts(one) == 2),
                count(held, one -> one.at("/webhooks/0/early").asBoolean() && attempts(one) > 0),
                polls,
                complaints(held));
    }

    private void place(int calls) {
        for (int i = 0; i < calls; i++) {
            if (i % AT_ONCE == 0) {
                int before = i - AT_ONCE;
                await().atMost(LIMIT).until(() -> conversationsOver() >= before);
            }
            post(
                    sandboxOrigin().resolve("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json"),
                    "To=%2B12125551001&From=%2B14155550100&Url=" + url("/voice?n=" + i) + "&StatusCallback="
                            + url("/status?n=" + i)
                            + "&StatusCallbackEvent=initiated&StatusCallbackEvent=ringing"
                            + "&StatusCallbackEvent=answered&StatusCallbackEvent=completed",
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private long conversationsOver() {
        return sandbox("/control/elevenlabs/conversations")
                .path("items")
                .valueStream()
                .filter(one -> one.path("status").asString().equals("done"))
                .count();
    }

    /** When all of Twilio's and ElevenLabs' callbacks are through. */
    private List<JsonNode> over(int calls) {
        await().atMost(LIMIT.multipliedBy(5)).until(() -> {
            JsonNode all = sandbox("/control/elevenlabs/conversations").path("items");
            boolean told = all.size() == calls
                    && all.valueStream()
                            .allMatch(one -> one.path("status").asString().equals("done")
                                    && !fates(one).isEmpty()
                                    && !fates(one).contains("PENDING"));
            return told && versions.values().stream().allMatch(version -> version.get() >= REPORTED.size());
        });
        return sandbox("/control/elevenlabs/conversations")
                .path("items")
                .valueStream()
                .toList();
    }

    private void awaitTranscripts(int count) {
        await().atMost(LIMIT.multipliedBy(3)).until(() -> stored("transcripts").size() >= count);
    }

    private List<String> complaints(List<JsonNode> held) {
        List<String> complaints = new ArrayList<>();
        Map<String, Document> transcripts = new HashMap<>();
        stored("transcripts").forEach(one -> transcripts.put(one.getString("_id"), one));
        if (transcripts.size() != held.size()) {
            complaints.add(transcripts.size() + " transcripts of " + held.size() + " conversations");
        }
        for (JsonNode one : held) {
            String id = one.path("conversationId").asString();
            Document transcript = transcripts.getOrDefault(id, new Document());
            String attempt = one.at("/clientData/dynamic_variables/attempt_id").asString();
            Map<String, String> wanted = Map.of(
                    "status",
                    "done",
                    "callSid",
                    one.path("callSid").asString(),
                    "attemptId",
                    attempt,
                    "campaignId",
                    "campaign_of_" + attempt,
                    "contactId",
                    "contact_of_" + attempt,
                    "contactName",
                    "Person of " + attempt);
            wanted.forEach((field, value) -> {
                if (!value.equals(transcript.get(field))) {
                    complaints.add(id + ": " + field + " is " + transcript.get(field) + ", not " + value);
                }
            });
            if (transcript.getList("turns", Document.class, List.of()).isEmpty()) {
                complaints.add(id + " has no turns");
            }
        }
        if (!stored("awaitedConversations").isEmpty()) {
            complaints.add("some are still awaited");
        }
        return complaints;
    }

    /** As webhook-ingest-service answers Twilio: with what ElevenLabs says of the call. */
    private String voice(HttpExchange request) {
        String attempt = attempt(request);
        return post(
                sandboxOrigin().resolve("/v1/convai/twilio/register-call"),
                """
                {"agent_id":"agent_1","from_number":"+14155550100","to_number":"+12125551001","direction":"outbound",
                 "conversation_initiation_client_data":{"dynamic_variables":{"attempt_id":"%s"}}}""".formatted(attempt),
                "xi-api-key",
                "sk_of_the_tests");
    }

    /** As call-store-service tells of a call after each report of it. */
    private String status(HttpExchange request) {
        Map<String, String> form = form(body(request));
        String sid = form.getOrDefault("CallSid", "");
        String attempt = attempt(request);
        Instant now = Instant.now();
        int version = versions.computeIfAbsent(sid, _ -> new AtomicInteger()).incrementAndGet();
        publish(EventDraft.blank(CallChanged.class)
                .id(sid + ":" + version)
                .with("sid", sid)
                .with("version", version)
                .with("status", form.getOrDefault("CallStatus", ""))
                .with("attemptId", attempt)
                .with("campaignId", "campaign_of_" + attempt)
                .with("contactId", "contact_of_" + attempt)
                .with("contactName", "Person of " + attempt)
                .with("startTime", now)
                .with("createdAt", now)
                .with("updatedAt", now)
                .event());
        return "";
    }

    /** As webhook-ingest-service tells of a body that is too large to travel. */
    private String postCall(HttpExchange request) {
        byte[] body = body(request).getBytes(StandardCharsets.UTF_8);
        JsonNode data = JsonMapper.shared().readTree(body).path("data");
        String id = data.path("conversation_id").asString();
        try {
            StoredPayload payload = storage.store(
                    ObjectKey.of("webhooks", id, "body.json"), "application/json", object -> object.write(body));
            Instant now = Instant.now();
            publish(new Event<>(
                    "post_call_transcription:" + id,
                    URI.create("/elevenlabs/conversations"),
                    now,
                    now,
                    Optional.empty(),
                    new ReportReading(data).ended(id, payload)));
        } catch (IOException unstored) {
            throw new AssertionError(unstored);
        }
        return "";
    }

    private void publish(Event<?> event) {
        events.publish(event).join();
    }

    private void answer(String path, Function<HttpExchange, String> handler) {
        receiver.createContext(path, exchange -> {
            byte[] answer = handler.apply(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", path.equals("/voice") ? "text/xml" : "text/plain");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
    }

    private String post(URI to, String body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(LIMIT)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unavailable) {
            throw new AssertionError(unavailable);
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort();
    }

    private String url(String path) {
        return URLEncoder.encode(origin() + path, StandardCharsets.UTF_8);
    }

    private static String attempt(HttpExchange request) {
        return "attempt_" + form(request.getRequestURI().getRawQuery()).get("n");
    }

    private static String body(HttpExchange request) {
        try {
            return new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException brokenOff) {
            throw new AssertionError(brokenOff);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static Set<String> fates(JsonNode conversation) {
        Set<String> fates = new HashSet<>();
        conversation
                .path("webhooks")
                .forEach(webhook -> fates.add(webhook.path("fate").asString()));
        return fates;
    }

    private static int attempts(JsonNode conversation) {
        return conversation.at("/webhooks/0/attempts").size();
    }

    private static int count(List<JsonNode> held, Function<JsonNode, Boolean> which) {
        return (int) held.stream().filter(which::apply).count();
    }
}
