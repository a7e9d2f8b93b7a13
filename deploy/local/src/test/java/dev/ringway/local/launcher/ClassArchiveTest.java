package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    Path root;

    private Home home;
    private Path jar;
    private Path archive;

    @BeforeEach
    void anArchiveOfTheLastRun() throws IOException {
        home = new Home(root, root.resolve(".ringway")).create();
        jar = Files.writeString(root.resolve("a.jar"), "first");
        archive = home.archives().resolve("kafka.jsa");
        new ClassArchive(home, "kafka").options(jar.toString());
        Files.writeString(archive, "written at the end of that run");
    }

    @Test
    void isKeptWhileItFits() throws IOException {
        assertThat(new ClassArchive(home, "kafka").options(jar.toString()))
                .contains("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
        assertThat(archive).exists();
    }

    @Test
    void isRemovedWhenAJarHasChangedSoThatTheJvmWritesANewOne() throws IOException {
        Files.writeString(jar, "second and longer");
        assertThat(new ClassArchive(home, "kafka").options(jar.toString())).contains("-XX:+AutoCreateSharedArchive");
        assertThat(archive).doesNotExist();
    }

    @Test
    void isReadButNeitherWrittenNorRemovedByASystemBesideTheCheckouts() throws IOException {
        ClassArchive beside = new ClassArchive(new Home(root, root.resolve("elsewhere")).create(), "kafka");
        assertThat(beside.options(jar.toString()))
                .contains("-XX:SharedArchiveFile=" + archive)
                .doesNotContain("-XX:+AutoCreateSharedArchive");
        Files.writeString(jar, "second and longer");
        assertThat(beside.options(jar.toString())).isEmpty();
        assertThat(archive).exists();
    }
}
