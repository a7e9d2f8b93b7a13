package dev.ringway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls as a user of the REST API reads them. */
final class CallApi {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;
    private final String token;

    CallApi(String origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    int statusOf(String sid) {
        return get("/api/v1/calls/" + sid).statusCode();
    }

    JsonNode call(String sid) {
        return JsonMapper.shared().readTree(get("/api/v1/calls/" + sid).body());
    }

    /** How many calls are active, of at most 200. */
    int active() {
        return JsonMapper.shared()
                .readTree(get("/api/v1/calls/active?limit=200").body())
                .get("items")
                .size();
    }

    JsonNode timeline(String sid) {
        return JsonMapper.shared()
                .readTree(get("/api/v1/calls/" + sid + "/events").body())
                .get("items");
    }

    /** The ids of what is stored about a call, as often as it is stored. */
    List<String> eventIds(String sid) {
        HttpResponse<String> answer = get("/api/v1/calls/" + sid + "/events?limit=200");
        if (answer.statusCode() != 200) {
            return List.of();
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .get("items")
                .valueStream()
                .map(item -> item.get("eventId").stringValue())
                .toList();
    }
}
