package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.FreePorts;
import dev.ringway.starter.test.TestTokens;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ConformanceTest {

    private static final String LOUD = "CONFORMANCE MODE";

    /** Nothing that reads or shows what is real is even there. */
    @Test
    void an_instance_in_conformance_mode_says_so_loudly_and_has_no_rooms(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start("--ringway.gateway.conformance=true")) {
            assertThat(output).contains("WARN").contains(LOUD);
            assertThat(List.of(context.getBeanDefinitionNames()))
                    .doesNotContain("rooms", "subscribe", "unsubscribe", "tokenDoorkeeper", "callRelay", "liveView")
                    .contains("socketIoServer", "openDoor");
        }
    }

    @Test
    void any_other_instance_echoes_nothing(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start("--ringway.gateway.conformance=false")) {
            assertThat(output).doesNotContain(LOUD);
            assertThat(List.of(context.getBeanDefinitionNames()))
                    .contains("rooms", "subscribe", "tokenDoorkeeper", "callRelay")
                    .doesNotContain("openDoor", "messageEcho", "acknowledgedEcho", "customNamespace");
        }
        try (ConfigurableApplicationContext context = start()) {
            assertThat(List.of(context.getBeanDefinitionNames()))
                    .contains("rooms")
                    .doesNotContain("openDoor");
        }
    }

    @Test
    void the_official_client_gets_its_echo_on_both_namespaces() throws Exception {
        try (Instance instance = Instance.startConformance()) {
            Socket main = IO.socket(
                    URI.create(instance.socketUrl()),
                    IO.Options.builder()
                            .setAuth(Map.of("a", "b"))
                            .setForceNew(true)
                            .build());
            Socket custom = main.io()
                    .socket(
                            "/custom",
                            IO.Options.builder().setAuth(Map.of("c", "d")).build());
            CompletableFuture<String> auth = heard(main, "auth");
            CompletableFuture<String> customAuth = heard(custom, "auth");
            CompletableFuture<byte[]> echoed = new CompletableFuture<>();
            CompletableFuture<byte[]> acknowledged = new CompletableFuture<>();
            main.on("message-back", arguments -> echoed.complete((byte[]) arguments[0]));
            main.connect();
            custom.connect();
            main.emit("message", new Object[] {new byte[] {1, 2, 3}});
            main.emit("message-with-ack", new Object[] {new byte[] {4, 5}}, (io.socket.client.Ack)
                    answer -> acknowledged.complete((byte[]) answer[0]));

            assertThat(auth.get(30, TimeUnit.SECONDS)).isEqualTo("{\"a\":\"b\"}");
            assertThat(customAuth.get(30, TimeUnit.SECONDS)).isEqualTo("{\"c\":\"d\"}");
            assertThat(echoed.get(30, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
            assertThat(acknowledged.get(30, TimeUnit.SECONDS)).containsExactly(4, 5);
            custom.disconnect();
            main.disconnect();
        }
    }

    private static CompletableFuture<String> heard(Socket socket, String event) {
        CompletableFuture<String> heard = new CompletableFuture<>();
        socket.on(event, arguments -> heard.complete(String.valueOf(arguments[0])));
        return heard;
    }

    /** No server is there that it could read from; what it consists of is known all the same. */
    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(RealtimeGatewayApplication.class)
                .properties(Map.of(
                        "RINGWAY_JWT_KEY",
                        TestTokens.key(),
                        "REDIS_URI",
                        "redis://localhost:" + FreePorts.next(),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "localhost:" + FreePorts.next(),
                        "SOCKETIO_PORT",
                        Integer.toString(FreePorts.next()),
                        "SERVER_PORT",
                        "0"))
                .run(arguments);
    }
}
