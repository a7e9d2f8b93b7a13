package dev.ringway.callstore;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running service as a client would. */
public final class ServiceClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    public ServiceClient(int port) {
        this.origin = "http://localhost:" + port;
    }

    /** @param headers name, value, name, value … */
    public HttpResponse<byte[]> send(String method, String path, Optional<Role> role, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        role.ifPresent(known -> request.header("Authorization", "Bearer " + TestTokens.of(known)));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public HttpResponse<byte[]> get(String path, Role role, String... headers) {
        return send("GET", path, Optional.of(role), "", headers);
    }

    public HttpResponse<byte[]> post(String path, Role role, String body, String... headers) {
        return send("POST", path, Optional.of(role), body, headers);
    }

    public static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }
}
