package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A raw polling client. */
final class Polling implements RawClient {

    private static final String SEPARATOR = "\u001e";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<String> pending = new ArrayDeque<>();
    final String base;
    final HttpResponse<String> handshake;
    final JsonNode open;

    Polling(Server server, String... headers) {
        this(server.url(), headers);
    }

    Polling(String url, String... headers) {
        this.base = url + "/socket.io/?EIO=4&transport=polling";
        this.handshake = send(request(base, headers).GET().build());
        this.open = handshake.statusCode() == 200
                ? JsonMapper.shared().readTree(handshake.body().substring(1))
                : JsonMapper.shared().missingNode();
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

    CompletableFuture<HttpResponse<String>> pollAsync() {
        return http.sendAsync(request(base + "&sid=" + sid()).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    List<String> packets() {
        return List.of(poll().body().split(SEPARATOR));
    }

    @Override
    public void send(String... packets) {
        post(String.join(SEPARATOR, packets));
    }

    @Override
    public String next() {
        while (pending.isEmpty()) {
            HttpResponse<String> polled = poll();
            assertThat(polled.statusCode()).as(polled.body()).isEqualTo(200);
            pending.addAll(List.of(polled.body().split(SEPARATOR)));
        }
        return pending.removeFirst();
    }

    /** A poll that was waited for in vain goes on, and is the session's only one. */
    @Override
    public Optional<String> next(Duration patience) {
        if (pending.isEmpty()) {
            try {
                HttpResponse<String> polled = pollAsync().get(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (polled.statusCode() == 200 && !polled.body().isEmpty()) {
                    pending.addAll(List.of(polled.body().split(SEPARATOR)));
                }
            } catch (TimeoutException none) {
                return Optional.empty();
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
        return Optional.ofNullable(pending.pollFirst());
    }

    @Override
    public boolean ended() {
        return post("3").statusCode() == 400;
    }

    @Override
    public JsonNode open() {
        return open;
    }

    /** What is left to be fetched may be fetched before. */
    @Override
    public void awaitClosed() {
        Awaitility.await().until(() -> poll().statusCode() == 400);
        assertThat(post("3").statusCode()).isEqualTo(400);
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
