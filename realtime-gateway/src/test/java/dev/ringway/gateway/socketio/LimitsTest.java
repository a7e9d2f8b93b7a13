package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

    private static final String CONNECT = "40{\"token\":\"good\"}";
    private static final DrainSettings DRAINING = new DrainSettings(Duration.ofMillis(1), Duration.ZERO);

    @Test
    void an_instance_takes_as_many_connections_as_it_may_and_says_what_to_do() {
        try (Server server = new Server(limits(2, 100), DRAINING);
                Polling first = new Polling(server);
                RawSocket second = new RawSocket(server.socketUrl())) {
            assertThat(polling(server, "")).startsWith("HTTP/1.1 503 ").endsWith(Refusal.INSTANCE_FULL.json());
            assertThat(webSocket(server)).startsWith("HTTP/1.1 503 ").endsWith(Refusal.INSTANCE_FULL.json());
            assertThat(refused(server, "too_many_connections")).isEqualTo(2);
            assertThat(server.metrics.get("ringway.gateway.connections").gauge().value())
                    .isEqualTo(2);

            second.send(CONNECT);
            second.await("40{");
            first.post("1");
            await().until(() -> polling(server, "").startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void an_address_takes_as_many_connections_as_it_may() {
        try (Server server = new Server(limits(100, 1), DRAINING)) {
            assertThat(polling(server, "")).startsWith("HTTP/1.1 200 ");
            assertThat(polling(server, "")).startsWith("HTTP/1.1 429 ").endsWith(Refusal.ADDRESS_FULL.json());
            assertThat(webSocket(server)).startsWith("HTTP/1.1 429 ").endsWith(Refusal.ADDRESS_FULL.json());
            assertThat(refused(server, "too_many_connections_of_address")).isEqualTo(2);
        }
    }

    /** The header is anybody's to write. */
    @Test
    void an_address_that_a_stranger_forwards_does_not_count() {
        try (Server server = new Server(limits(100, 1), DRAINING)) {
            assertThat(polling(server, "X-Forwarded-For: 192.0.2.1\r\n")).startsWith("HTTP/1.1 200 ");
            assertThat(polling(server, "X-Forwarded-For: 192.0.2.2\r\n")).startsWith("HTTP/1.1 429 ");
        }
    }

    @Test
    void behind_a_trusted_proxy_the_last_foreign_address_counts() {
        LimitSettings limits = new LimitSettings(100, 1, List.of("127.0.0.0/8", "::1", "10.0.0.0/8"), 100, 100);
        try (Server server = new Server(limits, DRAINING)) {
            assertThat(polling(server, "X-Forwarded-For: 192.0.2.1\r\n")).startsWith("HTTP/1.1 200 ");
            assertThat(polling(server, "X-Forwarded-For: 192.0.2.2, 10.1.1.1\r\n"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(polling(server, "X-Forwarded-For: 203.0.113.9, 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 429 ");
            assertThat(polling(server, "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 192.0.2.2:4711\r\n"))
                    .startsWith("HTTP/1.1 429 ");
            assertThat(polling(server, "X-Forwarded-For: 2001:db8::1\r\n")).startsWith("HTTP/1.1 200 ");
            assertThat(polling(server, "X-Forwarded-For: [2001:db8::2]:80\r\n")).startsWith("HTTP/1.1 429 ");
        }
    }

    @Test
    void a_handshake_that_never_becomes_a_websocket_takes_no_place() {
        try (Server server = new Server(limits(1, 1), DRAINING)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                try (Wire wire = new Wire(server.url())) {
                    wire.get("/socket.io/?EIO=4&transport=websocket", "Upgrade: websocket\r\n");
                    assertThat(wire.answer()).startsWith("HTTP/1.1 400 ");
                }
            }
            assertThat(webSocket(server)).startsWith("HTTP/1.1 101 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_sends_too_many_events_is_told_so_and_closed(RawClient.Transport transport) {
        LimitSettings limits = new LimitSettings(100, 100, List.of(), 1, 6);
        try (Server server = new Server(limits, DRAINING);
                RawClient client = transport.open(server.url())) {
            client.send(CONNECT);
            assertThat(client.next()).startsWith("40{");
            String event = "42[\"echo\",1]";
            client.send(event, event, event, event, event, event, event, event);
            assertThat(client.next()).startsWith("42[\"closing\",{\"code\":\"too_many_events\",\"message\":");
            assertThat(client.next()).isEqualTo("41");
            client.awaitClosed();
            assertThat(server.handled).hasSizeBetween(5, 7); // one more per second
            await().until(() -> closed(server, "too_many_events") == 1);
        }
    }

    @Test
    void who_sends_no_more_than_it_may_on_average_stays() {
        long[] now = {0};
        EventRate rate = new EventRate(10, 3, () -> now[0]);
        for (int n = 0; n < 3; n++) {
            assertThat(rate.allowsOneMore()).isTrue();
        }
        assertThat(rate.allowsOneMore()).isFalse();
        for (int n = 0; n < 50; n++) {
            now[0] += Duration.ofMillis(101).toNanos();
            assertThat(rate.allowsOneMore()).isTrue();
        }
        now[0] += Duration.ofHours(1).toNanos();
        for (int n = 0; n < 3; n++) {
            assertThat(rate.allowsOneMore()).isTrue();
        }
        assertThat(rate.allowsOneMore()).isFalse();
    }

    @Test
    void why_connections_ended_is_counted() {
        try (Server server = new Server()) {
            end(server, "40");
            end(server, CONNECT, "4abc");
            try (RawSocket gone = new RawSocket(server.socketUrl())) {
                gone.send("1");
                gone.awaitClosed();
            }
            await().until(() -> closed(server, "token_refused") == 1
                    && closed(server, "protocol_violation") == 1
                    && closed(server, "client") == 1);
        }
    }

    private static void end(Server server, String... packets) {
        try (RawSocket socket = new RawSocket(server.socketUrl())) {
            for (String packet : packets) {
                socket.send(packet);
                if (packet.startsWith("40")) {
                    socket.await("4");
                }
            }
            socket.awaitClosed();
        }
    }

    private static LimitSettings limits(int connections, int perAddress) {
        return new LimitSettings(connections, perAddress, List.of(), 100, 100);
    }

    private static String polling(Server server, String headers) {
        try (Wire wire = new Wire(server.url())) {
            wire.get("/socket.io/?EIO=4&transport=polling", headers);
            return wire.answer();
        }
    }

    private static String webSocket(Server server) {
        try (Wire wire = new Wire(server.url())) {
            wire.get("/socket.io/?EIO=4&transport=websocket", Wire.UPGRADE);
            return wire.answer();
        }
    }

    private static double refused(Server server, String reason) {
        return server.metrics
                .get("ringway.gateway.connections.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static double closed(Server server, String reason) {
        return server.metrics
                .counter("ringway.gateway.connections.closed", "reason", reason)
                .count();
    }
}
