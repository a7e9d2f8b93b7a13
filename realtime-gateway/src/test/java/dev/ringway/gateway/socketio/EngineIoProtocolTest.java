package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.gateway.Instance;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Engine.IO v4 as its protocol document has it, on an instance in conformance mode. */
class EngineIoProtocolTest {

    private static final int MAX_PAYLOAD = 5_000;

    private static Instance server;

    @BeforeAll
    static void start() {
        server = Instance.startConformance("SOCKETIO_MAX_PAYLOAD_BYTES=" + MAX_PAYLOAD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_open_packet_of_polling_says_what_may_follow() {
        try (Polling client = new Polling(server.socketUrl())) {
            assertThat(client.handshake.statusCode()).isEqualTo(200);
            assertThat(client.handshake.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/plain");
            assertThat(client.handshake.body()).startsWith("0{");
            assertThat(client.open.propertyNames())
                    .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
            assertThat(client.sid()).hasSizeGreaterThanOrEqualTo(20);
            assertThat(client.open.path("upgrades").toString()).isEqualTo("[\"websocket\"]");
            assertThat(client.open.path("pingInterval").asInt()).isEqualTo(25_000);
            assertThat(client.open.path("pingTimeout").asInt()).isEqualTo(20_000);
            assertThat(client.open.path("maxPayload").asInt()).isEqualTo(MAX_PAYLOAD);
        }
    }

    @Test
    void the_open_packet_of_a_websocket_says_that_nothing_is_left_to_upgrade_to() {
        try (RawSocket client = new RawSocket(RawSocket.url(server.socketUrl()))) {
            client.await("0{");
            JsonNode open =
                    JsonMapper.shared().readTree(client.received.getFirst().substring(1));
            assertThat(open.path("upgrades").toString()).isEqualTo("[]");
            assertThat(open.path("pingInterval").asInt()).isEqualTo(25_000);
            assertThat(open.path("pingTimeout").asInt()).isEqualTo(20_000);
            assertThat(open.path("maxPayload").asInt()).isEqualTo(MAX_PAYLOAD);
            assertThat(open.path("sid").asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'transport=polling', 5, Unsupported protocol version",
        "'EIO=3&transport=polling', 5, Unsupported protocol version",
        "'EIO=5&transport=polling', 5, Unsupported protocol version",
        "'EIO=abc&transport=polling', 5, Unsupported protocol version",
        "'EIO=4&EIO=3&transport=polling', 5, Unsupported protocol version",
        "'EIO=4', 0, Transport unknown",
        "'EIO=4&transport=', 0, Transport unknown",
        "'EIO=4&transport=carrier-pigeon', 0, Transport unknown",
        "'EIO=4&transport=websocket', 3, Bad request",
        "'EIO=4&transport=polling&sid=unknown', 1, Session ID unknown",
        "'EIO=4&transport=polling&sid=a&sid=b', 3, Bad request"
    })
    void a_handshake_that_does_not_fit_is_answered_with_its_error(String query, int code, String message) {
        try (Wire wire = new Wire(server.socketUrl())) {
            wire.get("/socket.io/?" + query, "");
            assertThat(wire.answer())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport=websocket",
                "EIO=3&transport=websocket",
                "EIO=abc&transport=websocket",
                "EIO=4&transport=tcp",
                "EIO=4&transport=websocket&sid=unknown"
            })
    void a_websocket_that_does_not_fit_is_never_opened(String query) {
        try (Wire wire = new Wire(server.socketUrl())) {
            wire.get("/socket.io/?" + query, Wire.UPGRADE);
            assertThat(wire.answer()).startsWith("HTTP/1.1 400 ").contains("{\"code\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "PATCH"})
    void a_handshake_is_a_get_and_nothing_else(String method) {
        try (Wire wire = new Wire(server.socketUrl())) {
            wire.write(
                    method + " /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            assertThat(wire.head()).startsWith("HTTP/1.1 400 ");
        }
        try (Wire wire = new Wire(server.socketUrl())) {
            wire.write(method + " /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n" + Wire.UPGRADE
                    + "Content-Length: 0\r\n\r\n");
            assertThat(wire.head()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void a_session_knows_get_and_post_only() {
        try (Polling client = new Polling(server.socketUrl())) {
            HttpRequest put = Polling.request(client.base + "&sid=" + client.sid())
                    .PUT(HttpRequest.BodyPublishers.ofString("40"))
                    .build();
            assertThat(client.send(put).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void a_post_is_answered_with_ok() {
        try (Polling client = new Polling(server.socketUrl())) {
            HttpResponse<String> posted = client.post("40");
            assertThat(posted.statusCode()).isEqualTo(200);
            assertThat(posted.body()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @EnumSource
    void several_packets_at_once_are_answered_in_order(RawClient.Transport transport) {
        try (RawClient client = connected(transport)) {
            client.send("42[\"message\",1]", "42[\"message\",2]", "42[\"message\",3]");
            assertThat(client.next(3))
                    .containsExactly("42[\"message-back\",1]", "42[\"message-back\",2]", "42[\"message-back\",3]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_packet_ends_the_session(RawClient.Transport transport) {
        for (String packet : List.of("abc", "", "7", "0{}", "2", "5", "\u001e", "3\u001e\u001e")) {
            try (RawClient client = connected(transport)) {
                client.send(packet);
                client.awaitClosed();
            }
        }
    }

    @Test
    void a_post_with_an_invalid_packet_is_a_bad_request() {
        try (Polling client = new Polling(server.socketUrl())) {
            assertThat(client.post("abc").statusCode()).isEqualTo(400);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    /** Again where the poll came too late to wait: from outside nobody sees whether it does. */
    @Test
    void close_lets_the_waiting_poll_go_and_ends_the_session() {
        await().until(() -> {
            try (Polling client = new Polling(server.socketUrl())) {
                client.send("40");
                client.next(2);
                CompletableFuture<HttpResponse<String>> waiting = client.pollAsync();
                assertThat(client.post("1").statusCode()).isEqualTo(200);
                client.awaitClosed();
                return waiting.join().body().equals("6");
            }
        });
    }

    @Test
    void close_ends_the_connection_of_a_websocket() {
        try (Wire wire = webSocket()) {
            wire.writeFrame("1");
            wire.awaitEnd();
        }
    }

    @Test
    void a_refused_packet_ends_the_connection_of_a_websocket() {
        try (Wire wire = webSocket()) {
            wire.writeFrame("4abc");
            wire.awaitEnd();
        }
    }

    @Test
    void two_polls_at_once_end_the_session_and_both_are_answered() {
        try (Polling client = new Polling(server.socketUrl())) {
            client.send("40");
            client.next(2);
            CompletableFuture<HttpResponse<String>> first = client.pollAsync();
            HttpResponse<String> second = client.poll();
            Map<Integer, String> answers =
                    Map.of(first.join().statusCode(), first.join().body(), second.statusCode(), second.body());
            assertThat(answers).containsOnlyKeys(200, 400).containsEntry(200, "1");
            client.awaitClosed();
        }
    }

    /** Again where the second came first, or the first was over by then. */
    @Test
    void two_posts_at_once_end_the_session() {
        await().until(() -> {
            try (Polling client = new Polling(server.socketUrl());
                    Wire slow = new Wire(server.socketUrl());
                    Wire fast = new Wire(server.socketUrl())) {
                String path = "/socket.io/?EIO=4&transport=polling&sid=" + client.sid();
                slow.beginPost(path, 2, "4");
                fast.beginPost(path, 2, "40");
                boolean refused = fast.head().startsWith("HTTP/1.1 400 ");
                slow.write("0");
                boolean bothRefused = refused && slow.head().startsWith("HTTP/1.1 400 ");
                if (bothRefused) {
                    client.awaitClosed();
                }
                return bothRefused;
            }
        });
    }

    @Test
    void one_post_after_another_on_one_connection_is_no_violation() {
        try (Polling client = new Polling(server.socketUrl());
                Wire wire = new Wire(server.socketUrl())) {
            String path = "/socket.io/?EIO=4&transport=polling&sid=" + client.sid();
            wire.beginPost(path, 2, "40");
            wire.beginPost(path, 1, "3");
            assertThat(wire.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(wire.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(client.next()).startsWith("40{");
        }
    }

    @Test
    void a_poll_that_is_given_up_ends_the_session() {
        try (Polling client = new Polling(server.socketUrl())) {
            client.send("40");
            client.next(2);
            try (Wire wire = new Wire(server.socketUrl())) {
                wire.get("/socket.io/?EIO=4&transport=polling&sid=" + client.sid(), "");
            }
            await().until(() -> client.post("3").statusCode() == 400);
            client.awaitClosed();
        }
    }

    @Test
    void a_body_above_max_payload_is_refused_and_ends_the_session() {
        try (Polling client = new Polling(server.socketUrl())) {
            assertThat(client.post("4" + "x".repeat(MAX_PAYLOAD)).statusCode()).isEqualTo(413);
            client.awaitClosed();
        }
    }

    @Test
    void a_message_above_max_payload_ends_a_websocket() {
        try (RawSocket client = new RawSocket(RawSocket.url(server.socketUrl()))) {
            client.send("40");
            client.send("42[\"message\",\"" + "x".repeat(MAX_PAYLOAD) + "\"]");
            client.awaitClosed();
        }
    }

    @Test
    void a_polling_response_stays_below_max_payload() {
        String text = "x".repeat(1_200);
        try (Polling client = new Polling(server.socketUrl())) {
            client.send("40");
            client.next(2);
            for (int n = 0; n < 20; n++) {
                client.send("42[\"message\"," + n + ",\"" + text + "\"]");
            }
            List<String> received = new ArrayList<>();
            while (received.size() < 20) {
                HttpResponse<String> polled = client.poll();
                assertThat(polled.body()).hasSizeLessThanOrEqualTo(MAX_PAYLOAD);
                received.addAll(List.of(polled.body().split("\u001e")));
            }
            for (int n = 0; n < 20; n++) {
                assertThat(received.get(n)).isEqualTo("42[\"message-back\"," + n + ",\"" + text + "\"]");
            }
        }
    }

    @Test
    void a_session_moves_to_a_websocket_and_stays_there() {
        try (Polling client = new Polling(server.socketUrl());
                RawSocket socket = new RawSocket(RawSocket.url(server.socketUrl()) + "&sid=" + client.sid())) {
            client.send("40");
            client.next(2);
            CompletableFuture<HttpResponse<String>> waiting = client.pollAsync();
            socket.send("2probe");
            assertThat(socket.next()).isEqualTo("3probe");
            assertThat(waiting.join().body()).isEqualTo("6");
            socket.send("5");
            socket.send("42[\"message\",1]");
            assertThat(socket.next()).isEqualTo("42[\"message-back\",1]");

            assertThat(client.poll().statusCode()).isEqualTo(400);
            assertThat(client.post("42[\"message\",2]").statusCode()).isEqualTo(400);
            try (RawSocket second = new RawSocket(RawSocket.url(server.socketUrl()) + "&sid=" + client.sid())) {
                second.awaitClosed();
            }
            socket.send("42[\"message\",3]");
            assertThat(socket.next()).isEqualTo("42[\"message-back\",3]");
        }
    }

    @Test
    void an_upgrade_that_fails_leaves_polling_as_it_was() {
        try (Polling client = new Polling(server.socketUrl())) {
            client.send("40");
            client.next(2);
            for (String wrong : List.of("2nope", "5", "4hello")) {
                try (RawSocket socket = new RawSocket(RawSocket.url(server.socketUrl()) + "&sid=" + client.sid())) {
                    socket.send(wrong);
                    socket.awaitClosed();
                }
            }
            client.send("42[\"message\",1]");
            assertThat(client.next()).isEqualTo("42[\"message-back\",1]");
        }
    }

    @Test
    void the_session_is_never_the_cookies() {
        try (Polling first = new Polling(server.socketUrl());
                Polling second = new Polling(server.socketUrl(), "Cookie", "io=" + first.sid());
                RawSocket socket = new RawSocket(RawSocket.url(server.socketUrl()))) {
            assertThat(second.sid()).isNotEqualTo(first.sid());
            assertThat(second.handshake.headers().firstValue("Set-Cookie")).isEmpty();
            first.send("40");
            assertThat(first.next()).startsWith("40{\"sid\":").doesNotContain(first.sid());
            socket.await("0{");
            assertThat(socket.received.getFirst()).doesNotContain(first.sid());
        }
    }

    private static RawClient connected(RawClient.Transport transport) {
        RawClient client = transport.open(server.socketUrl());
        client.send("40");
        client.next(2);
        return client;
    }

    private static Wire webSocket() {
        Wire wire = new Wire(server.socketUrl());
        wire.get("/socket.io/?EIO=4&transport=websocket", Wire.UPGRADE);
        assertThat(wire.head()).startsWith("HTTP/1.1 101 ");
        return wire;
    }
}
