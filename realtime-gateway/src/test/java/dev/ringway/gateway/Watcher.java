package dev.ringway.gateway;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official client, writing down what it is told. */
final class Watcher implements AutoCloseable {

    record Told(String event, JsonNode body) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    private Watcher(Socket socket) {
        this.socket = socket;
        for (String event : List.of("change", "snapshot", "ended", "closing")) {
            socket.on(event, arguments -> told.add(new Told(event, json(arguments[0]))));
        }
        for (String event : List.of(Socket.EVENT_CONNECT_ERROR, Socket.EVENT_DISCONNECT)) {
            socket.on(event, arguments -> told.add(new Told(event, json(arguments[0]))));
        }
        socket.connect();
    }

    /** In the client's own set-up: polling first, then the upgrade. */
    static Watcher of(String url, String token) {
        return new Watcher(socket(url, Optional.of(token), new String[] {"polling", "websocket"}));
    }

    static Watcher of(String url, String token, String... transports) {
        return new Watcher(socket(url, Optional.of(token), transports));
    }

    static Watcher withoutToken(String url) {
        return new Watcher(socket(url, Optional.empty(), new String[] {"polling", "websocket"}));
    }

    private static Socket socket(String url, Optional<String> token, String[] transports) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(transports)
                .build();
        token.ifPresent(given -> options.auth = Map.of("token", given));
        return IO.socket(URI.create(url), options);
    }

    JsonNode subscribe(String room) {
        return ask("subscribe", Map.of("room", room));
    }

    JsonNode subscribe(String room, String cursor) {
        return ask("subscribe", Map.of("room", room, "cursor", cursor));
    }

    JsonNode ask(String event, Map<String, String> argument) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        socket.emit(
                event, new Object[] {new JSONObject(argument)}, (Ack) arguments -> answer.complete(json(arguments[0])));
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** The changes of one call, in the order in which they were told. */
    List<JsonNode> changesOf(String sid) {
        return told.stream()
                .filter(one -> one.event().equals("change"))
                .map(Told::body)
                .filter(change -> change.path("data").path("sid").asString("").equals(sid))
                .toList();
    }

    /** What was told of one room, in its order, since it was subscribed to. */
    List<JsonNode> changesIn(String room) {
        return told.stream()
                .filter(one -> one.event().equals("change"))
                .map(Told::body)
                .filter(change -> change.path("room").asString("").equals(room))
                .toList();
    }

    /** The first change that is wanted. */
    JsonNode awaitChange(Predicate<JsonNode> wanted) {
        return await(one -> one.event().equals("change") && wanted.test(one.body()))
                .body();
    }

    Told await(Predicate<Told> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> told.stream().anyMatch(wanted));
        return told.stream().filter(wanted).findFirst().orElseThrow();
    }

    Told awaitEvent(String event) {
        return await(one -> one.event().equals(event));
    }

    Told awaitVersion(String sid, long version) {
        return await(one -> one.event().equals("change")
                && one.body().path("data").path("sid").asString("").equals(sid)
                && one.body().path("data").path("version").asLong() == version);
    }

    private static JsonNode json(Object argument) {
        return argument instanceof JSONObject object
                ? JSON.readTree(object.toString())
                : JSON.getNodeFactory().stringNode(String.valueOf(argument));
    }

    @Override
    public void close() {
        socket.off();
        socket.disconnect();
    }
}
