package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Admission;
import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.connection.ServedNamespace;
import dev.ringway.local.server.FreePorts;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The transport with a door that opens to the token "good" and one event, "echo". */
final class Server implements Target, ConnectionListener, EventHandler {

    static final String ORIGIN = "http://dashboard.example";

    final List<Connection> connected = new CopyOnWriteArrayList<>();
    final List<Connection> disconnected = new CopyOnWriteArrayList<>();
    final List<JsonNode> handled = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final int port = FreePorts.next();
    private final SocketIoServer server;

    Server() {
        this(Duration.ofSeconds(25), Duration.ofSeconds(20));
    }

    Server(Duration pingInterval, Duration pingTimeout) {
        this(
                pingInterval,
                pingTimeout,
                new LimitSettings(1_000, 1_000, List.of(), 1_000, 1_000),
                new DrainSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    Server(LimitSettings limits, DrainSettings draining) {
        this(Duration.ofSeconds(25), Duration.ofSeconds(20), limits, draining);
    }

    private Server(Duration pingInterval, Duration pingTimeout, LimitSettings limits, DrainSettings draining) {
        SocketIoSettings settings = new SocketIoSettings(
                "",
                port,
                2,
                pingInterval,
                pingTimeout,
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                100_000,
                10,
                2_048,
                1_000_000);
        server = new SocketIoServer(
                new TransportSettings(settings, limits, draining, new AllowedOrigins(Set.of(ORIGIN))),
                List.of(
                        new ServedNamespace("/", Server::admit, this, List.of(this, new Binary())),
                        new ServedNamespace("/custom", Server::admit, this, List.of(this, new Binary()))),
                metrics);
        server.start();
    }

    private static Admission admit(Optional<String> token) {
        return token.equals(Optional.of("good"))
                ? new Admission.Admitted(new Caller("ada", Set.of(Role.VIEWER), Instant.MAX, false))
                : new Admission.Refused("token_refused", "No.");
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    String socketUrl() {
        return "ws://localhost:" + port + "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public void connected(Connection connection) {
        connected.add(connection);
    }

    @Override
    public void disconnected(Connection connection) {
        disconnected.add(connection);
    }

    @Override
    public String event() {
        return "echo";
    }

    @Override
    public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
        handled.add(argument);
        answer.send(argument.toString());
    }

    @Override
    public void handleAll(Connection connection, List<JsonNode> arguments, Acknowledgement answer) {
        handled.addAll(arguments);
        answer.sendAll(arguments);
    }

    @Override
    public int handledEvents() {
        return handled.size();
    }

    @Override
    public void broadcast(String event, String argument) {
        Frame frame = Frame.event(event, "\"" + argument + "\"");
        connected.stream().filter(one -> !disconnected.contains(one)).forEach(one -> one.send(frame));
    }

    @Override
    public void disconnectAll() {
        connected.forEach(one -> one.close(CloseReason.TOKEN_EXPIRED));
    }

    @Override
    public int clients() {
        return connected.size() - disconnected.size();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The same under the name that the library needs for another type. */
    private final class Binary implements EventHandler {

        @Override
        public String event() {
            return "binary";
        }

        @Override
        public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
            Server.this.handleAll(connection, List.of(argument), answer);
        }
    }
}
