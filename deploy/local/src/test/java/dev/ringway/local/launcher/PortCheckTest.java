package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void everyTakenPortIsNamedWithTheSettingThatMovesIt() throws IOException {
        int free = FreePorts.next();
        try (ServerSocket one = new ServerSocket(FreePorts.next());
                ServerSocket other = new ServerSocket(FreePorts.next())) {
            Settings settings = new Settings(Map.of(
                    "CALL_STORE_PORT", Integer.toString(one.getLocalPort()),
                    "KAFKA_PORT", Integer.toString(other.getLocalPort()),
                    "REDIS_PORT", Integer.toString(free)));
            assertThatThrownBy(() -> PortCheck.run(settings, List.of(Port.CALL_STORE, Port.KAFKA, Port.REDIS)))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("Nothing was started")
                    .hasMessageContaining("port " + one.getLocalPort() + " is taken; CALL_STORE_PORT moves it")
                    .hasMessageContaining("port " + other.getLocalPort() + " is taken; KAFKA_PORT moves it")
                    .hasMessageContaining("RINGWAY_PORT_OFFSET")
                    .message()
                    .doesNotContain("REDIS_PORT");
        }
    }

    @Test
    void freePortsPass() {
        Settings settings = new Settings(Map.of("REDIS_PORT", Integer.toString(FreePorts.next())));
        assertThatCode(() -> PortCheck.run(settings, List.of(Port.REDIS))).doesNotThrowAnyException();
    }
}
