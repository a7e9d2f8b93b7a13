package dev.ringway.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReaperTest {

    @Test
    void serversAndTheirDataGoWhenTheJvmIsKilled() throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = jvm.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle server = ProcessHandle.of(Long.parseLong(Objects.requireNonNull(told.readLine())))
                    .orElseThrow();
            Path folder = Path.of(Objects.requireNonNull(told.readLine()));
            assertThat(server.isAlive()).isTrue();
            jvm.destroyForcibly();
            await().untilAsserted(() -> assertThat(LocalProcess.alive(server)).isFalse());
            await().untilAsserted(() -> assertThat(Files.exists(folder)).isFalse());
        }
    }

    /** A JVM that starts a server and never ends by itself. */
    static final class Owner {
        @SuppressWarnings("SystemOut") // the pipe to the test
        public static void main(String[] args) throws InterruptedException {
            RedisProcess redis = LocalServers.redis();
            System.out.println(redis.process().orElseThrow().pid());
            System.out.println(redis.settings().data().getParent());
            Thread.currentThread().join();
        }
    }
}
