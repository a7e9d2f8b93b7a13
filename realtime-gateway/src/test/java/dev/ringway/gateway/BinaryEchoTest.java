package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.gateway.OfficialClientTest.SetUp;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official client of JavaScript sends binary data in each of its set-ups, on one instance and across two. */
class BinaryEchoTest {

    private static Instance first;
    private static Instance second;

    @BeforeAll
    static void start() {
        first = Instance.startConformance();
        second = Instance.startConformance();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @ParameterizedTest
    @EnumSource
    void binary_data_comes_back_as_it_was_sent_after_a_reconnect_elsewhere_too(SetUp setUp) {
        try (FrontDoor door = new FrontDoor(first);
                OfficialClient client = setUp.with(door.url(), Map.of())) {
            client.awaitEvent("connect", 1);
            assertEchoed(client, 1, 0);
            assertEchoed(client, 2, 40_000);
            door.leadTo(second);
            client.awaitEvent("connect", 2);
            assertEchoed(client, 3, 40_000);
        }
    }

    private static void assertEchoed(OfficialClient client, int time, int length) {
        byte[] bytes = new byte[length];
        new Random(time).nextBytes(bytes);
        Map<String, String> sent = Map.of("bytes", Base64.getEncoder().encodeToString(bytes));
        assertThat(client.acknowledged("message-with-ack", sent, time).toString())
                .isEqualTo("[{\"bytes\":\"" + sent.get("bytes") + "\"}," + time + "]");
        client.emit("message", Map.of("nested", sent));
        assertThat(client.awaitEvent("message-back", time)
                        .path("nested")
                        .path("bytes")
                        .asString())
                .isEqualTo(sent.get("bytes"));
    }
}
