package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Admission;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.local.server.FreePorts;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The transport with a door that opens to the token "good" and one event, "echo". */
final class Server implements AutoCloseable, ConnectionListener, EventHandler {

    static final String ORIGIN = "http://dashboard.example";

    final List<Connection> connected = new CopyOnWriteArrayList<>();
    final List<Connection> disconnected = new CopyOnWriteArrayList<>();
    final List<JsonNode> handled = new CopyOnWriteArrayList<>();
    private final int port = FreePorts.next();
    private final SocketIoServer server;

    Server() {
        this(Duration.ofSeconds(25), Duration.ofSeconds(20));
    }

    Server(Duration pingInterval, Duration pingTimeout) {
        SocketIoSettings settings = new SocketIoSettings(
                "",
                port,
                2,
                pingInterval,
                pingTimeout,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                100_000,
                2_048,
                1_000_000);
        server = new SocketIoServer(
                settings,
                new AllowedOrigins(Set.of(ORIGIN)),
                token -> token.equals(java.util.Optional.of("good"))
                        ? new Admission.Admitted(new Caller("ada", Set.of(Role.VIEWER), Instant.MAX, false))
                        : new Admission.Refused("token_refused", "No."),
                this,
                List.of(this));
        server.start();
    }

    String url() {
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
    public void close() {
        server.stop();
    }
}
