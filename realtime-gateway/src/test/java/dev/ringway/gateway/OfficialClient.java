package dev.ringway.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official socket.io-client in Node.js, as the dashboard's build fetches it; it reconnects as it does by default. */
final class OfficialClient implements AutoCloseable {

    private static final String SCRIPT = "src/test/javascript/official-client.js";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process node;
    private final Writer stdin;
    private final List<JsonNode> happened = new CopyOnWriteArrayList<>();
    private int asked;

    /** @param options of the client, as they are given to {@code io()} */
    OfficialClient(String url, Map<String, ?> options) {
        try {
            node = new ProcessBuilder(System.getProperty("ringway.node"), SCRIPT, url, JSON.writeValueAsString(options))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
        stdin = node.outputWriter();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader stdout = node.inputReader()) {
            stdout.lines().map(JSON::readTree).forEach(happened::add);
        } catch (IOException | UncheckedIOException ended) {
            // it was closed
        }
    }

    JsonNode subscribe(String room) {
        return ask("subscribe", Map.of("room", room));
    }

    JsonNode subscribe(String room, String cursor) {
        return ask("subscribe", Map.of("room", room, "cursor", cursor));
    }

    /** The first argument of the acknowledgement. */
    JsonNode ask(String event, Object... arguments) {
        return acknowledged(event, arguments).path(0);
    }

    /** All arguments of the acknowledgement. */
    JsonNode acknowledged(String event, Object... arguments) {
        int ack = ++asked;
        write(Map.of("event", event, "args", arguments, "ack", ack));
        return await(one -> one.path("ack").asInt(0) == ack).path("arguments");
    }

    void emit(String event, Object... arguments) {
        write(Map.of("event", event, "args", arguments));
    }

    private void write(Map<String, ?> request) {
        try {
            stdin.write(JSON.writeValueAsString(request) + "\n");
            stdin.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /** The first argument of the first event of that name. */
    JsonNode awaitEvent(String event) {
        return await(one -> isCalled(one, event)).path("arguments").path(0);
    }

    /** Of that many events of that name, the last one's first argument. */
    JsonNode awaitEvent(String event, int times) {
        Awaitility.await(event).atMost(PATIENCE).until(() -> events(event).size() >= times);
        return events(event).get(times - 1);
    }

    /** The first arguments of all events of that name so far. */
    List<JsonNode> events(String event) {
        List<JsonNode> found = new ArrayList<>();
        happened.stream()
                .filter(one -> isCalled(one, event))
                .forEach(one -> found.add(one.path("arguments").path(0)));
        return found;
    }

    /** All that happened so far. */
    List<JsonNode> happened() {
        return List.copyOf(happened);
    }

    private JsonNode await(Predicate<JsonNode> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> happened.stream().anyMatch(wanted));
        return happened.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static boolean isCalled(JsonNode one, String event) {
        return one.path("event").asString("").equals(event);
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
