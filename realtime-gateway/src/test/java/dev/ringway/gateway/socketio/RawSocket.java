package dev.ringway.gateway.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A raw WebSocket. */
final class RawSocket implements RawClient, WebSocket.Listener {

    final List<String> received = new CopyOnWriteArrayList<>();
    final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final boolean reading;

    /** Behind the open packet, where the server sends one. */
    private int read;

    RawSocket(String url) {
        this(url, true);
    }

    RawSocket(String url, boolean reading, String... headers) {
        this.reading = reading;
        this.read = url.contains("&sid=") ? 0 : 1;
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int n = 0; n < headers.length; n += 2) {
            builder.header(headers[n], headers[n + 1]);
        }
        this.socket = builder.buildAsync(URI.create(url), this).join();
    }

    /** @param server as {@code http://host:port} */
    static String url(String server) {
        return server.replace("http://", "ws://") + "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public void send(String... packets) {
        for (String packet : packets) {
            if (packet.startsWith("b")) {
                ByteBuffer data = ByteBuffer.wrap(Base64.getDecoder().decode(packet.substring(1)));
                socket.sendBinary(data, true).join();
            } else {
                socket.sendText(packet, true).join();
            }
        }
    }

    @Override
    public String next() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> received.size() > read);
        return received.get(read++);
    }

    @Override
    public Optional<String> next(Duration patience) {
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> received.size() > read || closed.isDone());
        } catch (ConditionTimeoutException none) {
            return Optional.empty();
        }
        return received.size() > read ? Optional.of(received.get(read++)) : Optional.empty();
    }

    @Override
    public boolean ended() {
        return closed.isDone();
    }

    @Override
    public JsonNode open() {
        await("0{");
        return JsonMapper.shared().readTree(received.getFirst().substring(1));
    }

    void await(String packet) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> received.stream().anyMatch(one -> one.startsWith(packet)));
    }

    @Override
    public void awaitClosed() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(closed::isDone);
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

    /** The client hands out small messages in one piece. */
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        received.add("b" + Base64.getEncoder().encodeToString(bytes));
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
