package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection of a proxy carries requests of many sessions. */
class RequestBodiesTest {

    private static final String PATH = "/socket.io/?EIO=4&transport=polling&sid=";

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "GET", "POST"})
    void a_body_over_the_limit_is_not_the_fault_of_who_posted_before(String method) {
        try (Polling client = new Polling(server);
                Wire proxy = new Wire(server.url())) {
            proxy.beginPost(PATH + client.sid(), 1, "3");
            assertThat(proxy.answer()).startsWith("HTTP/1.1 200 ");

            proxy.write(method + " /socket.io/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
            assertThat(proxy.answer()).startsWith("HTTP/1.1 413 ");
            assertThat(client.post("3").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_body_over_the_limit_ends_the_session_that_it_was_posted_to() {
        try (Polling client = new Polling(server);
                Wire wire = new Wire(server.url())) {
            wire.beginPost(PATH + client.sid(), 1_000_000, "");
            assertThat(wire.answer()).startsWith("HTTP/1.1 413 ");
            client.awaitClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/socket.io/?EIO=3&transport=polling&sid=",
                "/socket.io/?EIO=4&transport=smoke&sid=",
                "/socket.io/?EIO=4&transport=websocket&sid=",
                "/x?sid="
            })
    void a_post_that_is_refused_is_over(String path) {
        try (Polling client = new Polling(server);
                Wire wire = new Wire(server.url())) {
            wire.beginPost(path + client.sid(), 1, "3");
            assertThat(wire.answer()).startsWith("HTTP/1.1 4");
            assertThat(client.post("3").statusCode()).isEqualTo(200);
        }
    }
}
