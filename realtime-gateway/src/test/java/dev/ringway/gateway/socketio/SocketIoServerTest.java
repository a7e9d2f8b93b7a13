package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.gateway.connection.Frame;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketIoServerTest {

    private static final String CONNECT = "40{\"token\":\"good\"}";
    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.connected.clear();
        server.disconnected.clear();
        server.handled.clear();
    }

    @Test
    void the_open_packet_says_all_that_the_protocol_asks_for() {
        try (Polling polling = new Polling(server)) {
            assertThat(polling.handshake.body()).startsWith("0");
            assertThat(polling.open.path("upgrades").toString()).isEqualTo("[\"websocket\"]");
            assertThat(polling.open.path("maxPayload").asInt()).isEqualTo(100_000);
            assertThat(polling.open.path("pingInterval").asInt()).isEqualTo(25_000);
            assertThat(polling.open.path("pingTimeout").asInt()).isEqualTo(20_000);
        }
    }

    @Test
    void a_session_id_is_never_taken_from_the_client_and_never_put_into_a_cookie() {
        String wanted = "6f3b7a52-0000-4000-8000-000000000000";
        try (Polling polling = new Polling(server, "Cookie", "io=" + wanted, "io", wanted)) {
            assertThat(polling.sid()).isNotEqualTo(wanted);
            assertThat(polling.handshake.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(polling.post(CONNECT).headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(polling.packets().getFirst()).startsWith("40{\"sid\":").doesNotContain(polling.sid());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "40{}", "40{\"token\":\"bad\"}", "40{\"token\":7}", "40{\"token\":null}"})
    void without_an_accepted_token_polling_is_refused_and_closed(String connect) {
        try (Polling polling = new Polling(server)) {
            polling.post(connect);
            assertThat(polling.packets())
                    .containsExactly("44{\"message\":\"No.\",\"data\":{\"code\":\"token_refused\"}}", "1");
            assertThat(polling.post("42[\"echo\",1]").statusCode()).isEqualTo(400);
            assertThat(polling.poll().statusCode()).isEqualTo(400);
        }
        assertThat(server.connected).isEmpty();
        assertThat(server.handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "40{}", "40{\"token\":\"bad\"}", "40{\"token\":7}"})
    void without_an_accepted_token_a_websocket_is_refused_and_closed(String connect) {
        try (RawSocket socket = new RawSocket(server.socketUrl())) {
            socket.send(connect);
            socket.await("44{");
            socket.awaitClosed();
        }
        assertThat(server.connected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42[\"echo\",1]",
                "421[\"echo\",1]",
                "430[]",
                "41",
                "451-[\"echo\",{\"_placeholder\":true,\"num\":0}]"
            })
    void an_event_before_connect_ends_the_session_and_reaches_no_handler(String event) {
        try (RawSocket socket = new RawSocket(server.socketUrl());
                Polling polling = new Polling(server)) {
            socket.send(event);
            socket.awaitClosed();
            polling.post(event);
            assertThat(polling.poll().statusCode()).isEqualTo(400);
        }
        assertThat(server.handled).isEmpty();
        assertThat(server.connected).isEmpty();
    }

    @Test
    void who_asks_for_nothing_is_closed_though_it_answers_pings() {
        try (RawSocket socket = new RawSocket(server.socketUrl())) {
            socket.awaitClosed();
            assertThat(socket.received).hasSize(1);
        }
    }

    @Test
    void nobody_is_sent_anything_before_connecting() {
        try (Polling outside = new Polling(server);
                Polling inside = new Polling(server)) {
            inside.post(CONNECT);
            inside.poll();
            server.connected.forEach(one -> one.send(Frame.event("news", "1")));
            assertThat(inside.packets()).containsExactly("42[\"news\",1]");
            // Closed by the deadline for admission; nothing but that was sent.
            assertThat(outside.packets()).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9",
                "4",
                "49",
                "42{",
                "42[]",
                "42[1]",
                "42[\"echo\"",
                "42/other,[\"echo\"]",
                "4x",
                "2",
                "5",
                "40{\"token\":\"good\"}"
            })
    void a_malformed_or_misplaced_packet_ends_an_admitted_session(String packet) {
        try (RawSocket socket = new RawSocket(server.socketUrl())) {
            socket.send(CONNECT);
            socket.await("40{");
            socket.send(packet);
            socket.awaitClosed();
        }
        await().until(() -> server.disconnected.contains(server.connected.getFirst()));
    }

    @Test
    void an_unknown_namespace_gets_its_error_and_the_session_goes_on() {
        try (RawSocket socket = new RawSocket(server.socketUrl())) {
            socket.send("40/other,{}");
            socket.await("44/other,{\"message\":\"Invalid namespace\"}");
            socket.send(CONNECT);
            socket.await("40{");
            socket.send("427[\"echo\",{\"a\":1}]");
            socket.await("437[{\"a\":1}]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/socket.io/?transport=polling", "/socket.io/?EIO=3&transport=polling",
                        "/socket.io/?EIO=abc&transport=polling",
                "/socket.io/?EIO=4", "/socket.io/?EIO=4&transport=carrier-pigeon",
                        "/socket.io/?EIO=4&transport=websocket",
                "/socket.io/?EIO=4&transport=polling&sid=unknown"
            })
    void a_request_that_does_not_fit_is_answered_with_400(String path) {
        try (Polling polling = new Polling(server)) {
            assertThat(polling.send(Polling.request(server.url() + path).GET().build())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_handshake_is_a_get() {
        try (Polling polling = new Polling(server)) {
            HttpRequest post = Polling.request(server.url() + "/socket.io/?EIO=4&transport=polling")
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(polling.send(post).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void only_allowed_origins_may_read() {
        try (Polling ours = new Polling(server, "Origin", Server.ORIGIN);
                Polling theirs = new Polling(server, "Origin", "http://evil.example")) {
            assertThat(allowed(ours.handshake)).containsExactly(Server.ORIGIN);
            assertThat(allowed(theirs.handshake)).isEmpty();
        }
    }

    @Test
    void a_burst_under_polling_arrives_complete_and_in_order() {
        try (Polling polling = new Polling(server)) {
            polling.post(CONNECT);
            polling.poll();
            IntStream.range(0, 200).forEach(n -> server.connected.getFirst().send(Frame.event("n", "" + n)));
            List<String> received = new ArrayList<>();
            while (received.size() < 200) {
                received.addAll(polling.packets());
            }
            assertThat(received)
                    .isEqualTo(IntStream.range(0, 200)
                            .mapToObj(n -> "42[\"n\"," + n + "]")
                            .toList());
        }
    }

    @Test
    void a_second_poll_at_once_ends_the_session() {
        try (Polling polling = new Polling(server)) {
            polling.post(CONNECT);
            polling.poll();
            Thread first = Thread.ofVirtual().start(polling::poll);
            await().until(() -> polling.poll().statusCode() == 400);
            await().until(() -> !first.isAlive());
        }
    }

    @Test
    void a_client_that_does_not_answer_pings_is_closed_on_either_transport() {
        try (Server impatient = new Server(Duration.ofMillis(300), Duration.ofMillis(200));
                RawSocket socket = new RawSocket(impatient.socketUrl());
                Polling polling = new Polling(impatient)) {
            socket.await("2");
            socket.awaitClosed();
            await().until(() -> polling.poll().statusCode() == 400);
        }
    }

    @Test
    void an_upgrade_loses_nothing() {
        try (Polling polling = new Polling(server);
                RawSocket socket = new RawSocket(server.socketUrl() + "&sid=" + polling.sid())) {
            polling.post(CONNECT);
            polling.poll();
            socket.send("2probe");
            socket.await("3probe");
            server.connected.getFirst().send(Frame.event("n", "1"));
            assertThat(polling.packets()).containsExactly("42[\"n\",1]");
            server.connected.getFirst().send(Frame.event("n", "2"));
            socket.send("5");
            socket.await("42[\"n\",2]");
            assertThat(polling.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void a_stalled_reader_is_closed_and_others_notice_nothing() {
        String kilobyte = "\"" + "x".repeat(1_000) + "\"";
        try (Server own = new Server();
                RawSocket stalled = new RawSocket(own.socketUrl(), false);
                RawSocket reading = new RawSocket(own.socketUrl())) {
            stalled.send(CONNECT);
            await().until(() -> own.connected.size() == 1);
            reading.send(CONNECT);
            await().until(() -> own.connected.size() == 2);
            int sent = 0;
            while (own.disconnected.isEmpty() && sent < 200_000) {
                own.connected.forEach(one -> one.send(Frame.event("n", kilobyte)));
                sent++;
                int soFar = sent;
                await().pollInterval(Duration.ofMillis(1)).until(() -> reading.received.size() >= soFar);
            }
            assertThat(own.disconnected).containsExactly(own.connected.getFirst());
            reading.send("421[\"echo\",1]");
            reading.await("431[1]");
        }
    }

    private static List<String> allowed(HttpResponse<String> response) {
        return response.headers().allValues("Access-Control-Allow-Origin");
    }
}
