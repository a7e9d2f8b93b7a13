package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.gateway.Instance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The heartbeat with short times, which the ordinary settings say. */
class HeartbeatTest {

    private static Instance server;

    /** Waits for those who answer: on a busy machine 200 ms may be too short for that. */
    private static Instance patient;

    @BeforeAll
    static void start() {
        server = Instance.startConformance("SOCKETIO_PING_INTERVAL=300ms", "SOCKETIO_PING_TIMEOUT=200ms");
        patient = Instance.startConformance("SOCKETIO_PING_INTERVAL=300ms", "SOCKETIO_PING_TIMEOUT=10s");
    }

    @AfterAll
    static void stop() {
        server.close();
        patient.close();
    }

    @Test
    void the_open_packet_says_its_times() {
        try (Polling client = new Polling(server.socketUrl())) {
            assertThat(client.open.path("pingInterval").asInt()).isEqualTo(300);
            assertThat(client.open.path("pingTimeout").asInt()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_server_pings_and_who_answers_stays(RawClient.Transport transport) {
        try (RawClient client = transport.open(patient.socketUrl())) {
            for (int ping = 0; ping < 5; ping++) {
                assertThat(client.next()).isEqualTo("2");
                client.send("3");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_does_not_answer_is_closed_and_not_before_its_time(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            Instant opened = Instant.now();
            assertThat(client.next()).isEqualTo("2");
            client.awaitClosed();
            assertThat(Duration.between(opened, Instant.now())).isGreaterThan(Duration.ofMillis(400));
        }
    }

    @Test
    void who_does_not_even_poll_is_closed() {
        try (Polling client = new Polling(server.socketUrl())) {
            await().pollDelay(Duration.ofMillis(600)).until(() -> client.poll().statusCode() == 400);
        }
    }

    @Test
    void the_end_of_a_websocket_is_the_end_of_its_connection() {
        try (Wire wire = new Wire(server.socketUrl())) {
            wire.get("/socket.io/?EIO=4&transport=websocket", Wire.UPGRADE);
            assertThat(wire.awaitEnd()).startsWith("HTTP/1.1 101 ").contains("pingTimeout");
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_leaves_its_namespace_is_pinged_on(RawClient.Transport transport) {
        try (RawClient client = transport.open(patient.socketUrl())) {
            client.send("40");
            assertThat(client.nextMessage()).startsWith("40{");
            assertThat(client.nextMessage()).startsWith("42[\"auth\"");
            client.send("41");
            assertThat(client.next()).isEqualTo("2");
        }
    }
}
