package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.gateway.connection.Frame;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official client for Java: both transports and the upgrade, again and again, since what goes wrong there are races. */
class OfficialClientTest {

    private static final int TIMES = 15;

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    enum Transports {
        POLLING,
        WEBSOCKET,
        POLLING_THEN_WEBSOCKET;

        /** As the client names them, in the order of its attempts. */
        String[] names() {
            return name().toLowerCase(Locale.ROOT).split("_then_", -1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_namespaces_and_binary_data_while_the_transport_changes(Transports transports) throws Exception {
        for (int time = 0; time < TIMES; time++) {
            Socket main = IO.socket(URI.create(server.url()), options(transports));
            Socket custom = main.io().socket("/custom", options(transports));
            CompletableFuture<byte[]> fromMain = new CompletableFuture<>();
            CompletableFuture<byte[]> fromCustom = new CompletableFuture<>();
            main.connect();
            custom.connect();
            main.emit(
                    "echo", new Object[] {new byte[] {1, 2, 3}}, (Ack) answer -> fromMain.complete((byte[]) answer[0]));
            custom.emit("echo", new Object[] {new byte[] {4}}, (Ack) answer -> fromCustom.complete((byte[]) answer[0]));

            assertThat(fromMain.get(30, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
            assertThat(fromCustom.get(30, TimeUnit.SECONDS)).containsExactly(4);
            custom.disconnect();
            main.disconnect();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> server.clients() == 0);
        assertThat(server.metrics.find("ringway.gateway.connections.closed").counters())
                .allMatch(counter -> "client".equals(counter.getId().getTag("reason")));
    }

    @ParameterizedTest
    @EnumSource
    void a_burst_both_ways_is_complete_and_in_order_while_the_transport_changes(Transports transports) {
        for (int time = 0; time < TIMES; time++) {
            Socket client = IO.socket(URI.create(server.url()), options(transports));
            List<Object> pushed = new CopyOnWriteArrayList<>();
            List<Object> acknowledged = new CopyOnWriteArrayList<>();
            client.on("n", arguments -> pushed.add(arguments[0]));
            int before = server.connected.size();
            client.connect();
            IntStream.range(0, 200)
                    .forEach(n -> client.emit("echo", new Object[] {n}, (Ack) answer -> acknowledged.add(answer[0])));
            await().atMost(Duration.ofSeconds(30)).until(() -> server.connected.size() > before);
            for (int n = 0; n < 200; n++) {
                server.connected.getLast().send(Frame.event("n", Integer.toString(n)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> pushed.size() == 200 && acknowledged.size() == 200);
            List<Object> all = List.copyOf(IntStream.range(0, 200).boxed().toList());
            assertThat(pushed).isEqualTo(all);
            assertThat(acknowledged).isEqualTo(all);
            client.disconnect();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> server.clients() == 0);
    }

    private static IO.Options options(Transports transports) {
        return IO.Options.builder()
                .setAuth(Map.of("token", "good"))
                .setForceNew(true)
                .setTransports(transports.names())
                .build();
    }
}
