package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.gateway.connection.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DrainTest {

    private static final String CONNECT = "40{\"token\":\"good\"}";
    private static final int CLIENTS = 40;

    /** One after another: somebody is told while others are still served, and handshakes are refused meanwhile. */
    @Test
    void clients_are_sent_away_over_time_and_nobody_comes_in() {
        Server server = new Server(
                new LimitSettings(100, 100, List.of(), 100, 100),
                new DrainSettings(Duration.ofSeconds(10), Duration.ofMillis(1_500)));
        List<RawClient> clients = new ArrayList<>();
        for (int n = 0; n < CLIENTS; n++) {
            RawClient client = n % 2 == 0 ? new RawSocket(server.socketUrl()) : new Polling(server);
            client.send(CONNECT);
            assertThat(client.next()).startsWith("40{");
            clients.add(client);
        }
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
        await().pollInterval(Duration.ofMillis(1)).until(() -> !server.disconnected.isEmpty());
        assertThat(server.disconnected).hasSizeLessThan(CLIENTS);
        server.connected.stream()
                .filter(one -> !server.disconnected.contains(one))
                .forEach(one -> one.send(Frame.event("news", "1")));
        try (Wire wire = new Wire(server.url())) {
            wire.get("/socket.io/?EIO=4&transport=polling", "");
            assertThat(wire.answer()).startsWith("HTTP/1.1 503 ").endsWith(Refusal.SHUTTING_DOWN.json());
            wire.awaitEnd();
        }
        int served = 0;
        for (RawClient client : clients) {
            String packet = client.next();
            if (packet.equals("42[\"news\",1]")) {
                served++;
                packet = client.next();
            }
            assertThat(packet).startsWith("42[\"closing\",{");
            JsonNode closing = JsonMapper.shared().readTree(packet.substring(2)).get(1);
            assertThat(closing.path("code").asString()).isEqualTo("shutting_down");
            assertThat(closing.path("message").asString()).isNotEmpty();
            assertThat(closing.path("reconnectIn").asInt(-1)).isBetween(0, 1_500);
        }
        assertThat(served).isPositive();
        stopped.join();
        assertThat(server.disconnected).hasSize(CLIENTS);
        clients.forEach(RawClient::close);
    }

    /** One that was told that it is disconnected would stay away: this is what the official client makes of it. */
    @Test
    void the_connection_just_ends_so_that_clients_come_back_by_themselves() {
        Server server = new Server();
        try (RawSocket socket = new RawSocket(server.socketUrl());
                Polling polling = new Polling(server)) {
            socket.send(CONNECT);
            socket.await("40{");
            polling.send(CONNECT);
            polling.next();
            server.close();
            socket.awaitClosed();
            assertThat(socket.received.getLast()).startsWith("42[\"closing\",");
        }
    }

    @Test
    void an_instance_without_clients_stops_at_once_and_one_with_silent_clients_in_its_time() {
        Server server = new Server(
                new LimitSettings(100, 100, List.of(), 100, 100),
                new DrainSettings(Duration.ofSeconds(1), Duration.ZERO));
        try (Polling silent = new Polling(server)) {
            silent.send(CONNECT);
            silent.next();
            CompletableFuture.runAsync(server::close).join();
            assertThat(server.disconnected).hasSize(1);
        }
    }
}
