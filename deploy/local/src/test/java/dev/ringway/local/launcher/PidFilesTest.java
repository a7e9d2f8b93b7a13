package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {

    @TempDir
    Path folder;

    private ProcessHandle process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start().toHandle();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void findsTheProcessThatWasWritten() {
        PidFiles files = new PidFiles(folder);
        files.write("kafka", process);
        assertThat(files.find("kafka")).contains(process);
        assertThat(files.find("mongodb")).isEmpty();
    }

    @Test
    void aForeignProcessThatGotTheSamePidIsNotOurs() throws IOException {
        Instant earlier = Instant.now().minusSeconds(3_600);
        Files.writeString(folder.resolve("kafka.pid"), process.pid() + " " + earlier + "\n");
        assertThat(new PidFiles(folder).find("kafka")).isEmpty();
        assertThat(new Processes(new Home(folder, folder)).kill("kafka")).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aProcessThatHasEndedIsNotFound() {
        PidFiles files = new PidFiles(folder);
        files.write("kafka", process);
        process.destroyForcibly();
        process.onExit().join();
        assertThat(files.find("kafka")).isEmpty();
        assertThat(files.leftBehind("kafka")).isTrue();
        files.remove("kafka");
        assertThat(files.leftBehind("kafka")).isFalse();
    }

    @Test
    void aDamagedFileNamesNobody() throws IOException {
        Files.writeString(folder.resolve("kafka.pid"), "1 yesterday?\nmore");
        assertThat(new PidFiles(folder).find("kafka")).isEmpty();
    }
}
