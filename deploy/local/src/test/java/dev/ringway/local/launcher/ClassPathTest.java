package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    @TempDir
    Path root;

    @Test
    void ownJarsAreCopiedAndABuildDoesNotChangeWhatIsOpen() throws IOException {
        Home home = new Home(root, root.resolve(".ringway")).create();
        Path own = write("service/target/service-1.jar", "first");
        Path shared = write("shared/target/shared-1.jar", "first");
        write("service/target/classpath", shared + ":/libraries/foreign-1.jar");

        String classPath = new ClassPath(home).of("service");
        assertThat(classPath)
                .isEqualTo("%s:%s:/libraries/foreign-1.jar"
                        .formatted(
                                home.lib().resolve("service-1.jar"), home.lib().resolve("shared-1.jar")));

        try (InputStream open = Files.newInputStream(home.lib().resolve("service-1.jar"))) {
            Files.writeString(own, "second and longer");
            assertThat(new ClassPath(home).of("service")).isEqualTo(classPath);
            assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first");
        }
        assertThat(home.lib().resolve("service-1.jar")).hasContent("second and longer");
    }

    private Path write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
