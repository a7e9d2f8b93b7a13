package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltModuleTest {

    private static final Instant WRITTEN = Instant.parse("2030-01-01T10:00:00Z");
    private static final Instant BUILT = WRITTEN.plusSeconds(60);
    private static final Instant LATER = BUILT.plusSeconds(60);

    @TempDir
    Path root;

    private BuiltModule module;

    @BeforeEach
    void aModuleBuiltAfterItsSourcesWereWritten() throws IOException {
        module = new BuiltModule(root, "service", true);
        write("pom.xml");
        write("service/pom.xml");
        write("service/src/main/java/Main.java");
        write("service/src/main/java/Other.java");
        write("service/src/test/java/MainTest.java");
        write("service/target/service-1.jar");
        write("service/target/service-1-tests.jar");
        write("service/target/classpath");
        for (String folder : new String[] {"service/src/main/java", "service/src/main"}) {
            touch(folder, WRITTEN);
        }
        module.markBuilt(BUILT);
    }

    @Test
    void isUpToDateWhenNothingChangedSince() throws IOException {
        assertThat(module.stale()).isFalse();
        assertThat(module.jar()).contains(root.resolve("service/target/service-1.jar"));
    }

    @Test
    void isStaleWhenASourceAPomOrTheParentPomIsNewer() throws IOException {
        for (String file : new String[] {"pom.xml", "service/pom.xml", "service/src/main/java/Main.java"}) {
            touch(file, LATER);
            assertThat(module.stale()).as(file).isTrue();
            touch(file, WRITTEN);
        }
    }

    @Test
    void isStaleWhenASourceWasOnlyDeleted() throws IOException {
        Files.delete(root.resolve("service/src/main/java/Other.java"));
        touch("service/src/main/java", LATER);
        assertThat(module.stale()).isTrue();
    }

    @Test
    void isNotStaleForAChangedTest() throws IOException {
        touch("service/src/test/java/MainTest.java", LATER);
        assertThat(module.stale()).isFalse();
    }

    @Test
    void isStaleWithoutItsJarOrItsClassPath() throws IOException {
        Files.delete(root.resolve("service/target/classpath"));
        assertThat(module.stale()).isTrue();
        assertThat(new BuiltModule(root, "service", false).stale()).isFalse();
        Files.delete(root.resolve("service/target/service-1.jar"));
        assertThat(new BuiltModule(root, "service", false).stale()).isTrue();
    }

    private void write(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        touch(file, WRITTEN);
    }

    private void touch(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(time));
    }
}
