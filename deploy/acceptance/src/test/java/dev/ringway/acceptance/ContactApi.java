package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contacts, campaigns and imports as a user of the REST API reaches them. */
final class ContactApi {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String origin;
    private final String token;

    ContactApi(String origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    /** The id of a new draft. */
    String newCampaign(String name) {
        HttpResponse<String> answer =
                post("/api/v1/campaigns", "application/json", BodyPublishers.ofString("{\"name\": \"" + name + "\"}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).get("id").stringValue();
    }

    /** How many contacts the campaign has by its figures. */
    long contactsOf(String campaign) {
        return json("/api/v1/campaigns/" + campaign + "/stats")
                .get("totalContacts")
                .longValue();
    }

    /** The path of an import that will be done. */
    String askForImport(String campaign, Path file) throws FileNotFoundException {
        HttpResponse<String> answer =
                post("/api/v1/contact-imports?campaignId=" + campaign, "text/csv", BodyPublishers.ofFile(file));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** The import when it has come so far. */
    JsonNode awaitPercent(String path, int percent) {
        return awaitImport(path, view -> percent(view) >= percent);
    }

    JsonNode awaitEnd(String path) {
        return awaitImport(path, view -> view.has("endedAt"));
    }

    static int percent(JsonNode view) {
        return view.at("/progress/percent").intValue();
    }

    /** An export, line by line; to be closed. */
    Stream<JsonNode> lines(String path) {
        HttpResponse<Stream<String>> answer = send(request(path), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().map(JsonMapper.shared()::readTree);
    }

    private JsonNode awaitImport(String path, Predicate<JsonNode> state) {
        return await(path).atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> json(path), state);
    }

    private JsonNode json(String path) {
        HttpResponse<String> answer = send(request(path), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return send(request(path).POST(body).header("Content-Type", type), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
