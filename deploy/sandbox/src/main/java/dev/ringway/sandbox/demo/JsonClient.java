package dev.ringway.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP, where not answering is an ordinary thing. */
final class JsonClient implements AutoCloseable {

    /** On a machine that does other things, too, a look at a whole campaign takes seconds. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI origin;
    private final Optional<String> bearer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    JsonClient(URI origin, Optional<String> bearer) {
        this.origin = origin;
        this.bearer = bearer;
    }

    /** @return empty for 404, and where there is nothing to say */
    Optional<JsonNode> get(String path) throws Away {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, Object body) throws Away {
        return post(path, "application/json", JSON.writeValueAsString(body));
    }

    JsonNode postCsv(String path, String file) throws Away {
        return post(path, "text/csv", file);
    }

    private JsonNode post(String path, String type, String body) throws Away {
        return send(request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .orElseThrow(() -> new DemoFailure(origin + path + " does not exist."));
    }

    void delete(String path) throws Away {
        send(request(path).DELETE().build());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(origin + path)).timeout(ANSWER);
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private Optional<JsonNode> send(HttpRequest request) throws Away {
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new Away(origin + " does not answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.");
        }
        return switch (answer.statusCode()) {
            case 200, 201, 202 -> Optional.of(parse(answer.body()));
            case 204, 404 -> Optional.empty();
            case 401, 403 ->
                throw new DemoFailure(
                        origin + " refuses us (" + answer.statusCode() + "): is RINGWAY_TOKEN valid, and an admin's?");
            case 400, 405, 409, 415, 422 ->
                throw new DemoFailure(request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
            default -> throw new Away(origin + " answers " + answer.statusCode());
        };
    }

    private JsonNode parse(String body) throws Away {
        try {
            return JSON.readTree(body);
        } catch (JacksonException cut) {
            throw new Away(origin + " answers with something that is not JSON");
        }
    }
}
