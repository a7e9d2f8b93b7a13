package dev.ringway.gateway.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A raw WebSocket. */
final class RawSocket implements WebSocket.Listener, AutoCloseable {

    final List<String> received = new CopyOnWriteArrayList<>();
    final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final boolean reading;

    RawSocket(String url) {
        this(url, true);
    }

    RawSocket(String url, boolean reading) {
        this.reading = reading;
        this.socket =
                http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    void send(String packet) {
        socket.sendText(packet, true).join();
    }

    void await(String packet) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> received.stream().anyMatch(one -> one.startsWith(packet)));
    }

    void awaitClosed() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(closed::isDone);
    }

    /** Reads the open packet, or nothing at all. */
    @Override
    public void onOpen(WebSocket opened) {
        opened.request(reading ? Long.MAX_VALUE : 2);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(true);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(false);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
