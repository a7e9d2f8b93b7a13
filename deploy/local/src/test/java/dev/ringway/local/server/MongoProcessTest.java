package dev.ringway.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoProcessTest {

    @TempDir
    Path folder;

    @Test
    void dataOfAStartOnAnotherPortAreTakenOver() {
        runOnce(FreePorts.next());
        runOnce(FreePorts.next());
    }

    @Test
    void aTakenPortIsToldWithTheLogsLastLines() throws IOException {
        try (ServerSocket taken = new ServerSocket(FreePorts.next(), 1, InetAddress.getLoopbackAddress())) {
            MongoProcess server = server(taken.getLocalPort());
            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("mongodb on port " + taken.getLocalPort())
                    .hasMessageContaining("Address already in use");
            assertThat(server.running()).isFalse();
        }
    }

    private void runOnce(int port) {
        MongoProcess server = server(port);
        try {
            server.start();
            assertThat(server.running()).isTrue();
        } finally {
            server.stop();
        }
    }

    private MongoProcess server(int port) {
        return new MongoProcess(new ServerSettings(port, folder.resolve("data"), folder.resolve("mongod.log")));
    }
}
