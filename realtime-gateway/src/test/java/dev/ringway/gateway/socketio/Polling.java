package dev.ringway.gateway.socketio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A raw polling client. */
final class Polling implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    final HttpResponse<String> handshake;
    final JsonNode open;

    Polling(Server server, String... headers) {
        this.base = server.url() + "/socket.io/?EIO=4&transport=polling";
        this.handshake = send(request(base, headers).GET().build());
        this.open = JsonMapper.shared().readTree(handshake.body().substring(1));
    }

    String sid() {
        return open.path("sid").asString();
    }

    HttpResponse<String> post(String body) {
        return send(request(base + "&sid=" + sid())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> poll() {
        return send(request(base + "&sid=" + sid()).GET().build());
    }

    List<String> packets() {
        return List.of(poll().body().split("\u001e"));
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    static HttpRequest.Builder request(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
