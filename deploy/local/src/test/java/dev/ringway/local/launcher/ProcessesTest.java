package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.DetachedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();

    private Home home;

    @BeforeEach
    void home() throws IOException {
        home = new Home(folder, folder.resolve("state")).create();
    }

    @AfterEach
    void end() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void whatAnEarlierLauncherLeftIsFoundAndEndedInOrder() throws IOException {
        List.of("redis", "mongodb", "kafka", "call-store-service").forEach(this::leave);
        Processes processes = new Processes(home);
        assertThat(processes.running()).containsExactly("call-store-service", "kafka", "mongodb", "redis");

        List<String> told = new ArrayList<>();
        processes.stopAll(told::add);

        assertThat(told).containsExactly("call-store-service ended", "kafka ended", "mongodb ended", "redis ended");
        assertThat(processes.running()).isEmpty();
        try (var left = Files.list(home.run())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void killEndsOneAndLeavesTheOthers() {
        List.of("kafka", "mongodb").forEach(this::leave);
        Processes processes = new Processes(home);
        assertThat(processes.kill("kafka")).isTrue();
        assertThat(processes.kill("kafka")).isFalse();
        assertThat(processes.running()).containsExactly("mongodb");
    }

    private void leave(String name) {
        try {
            ProcessHandle process = DetachedProcess.start(List.of("sleep", "600"), folder, folder.resolve("log"));
            started.add(process);
            new PidFiles(home.run()).write(name, process);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
