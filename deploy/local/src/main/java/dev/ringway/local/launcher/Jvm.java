package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How our JVMs run on one machine: all together must start fast and stay small, none must be fast at its best. */
final class Jvm {

    private Jvm() {}

    static List<String> command(Home home, String name, Size size, String classPath, String mainClass)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.add(size.heap);
        command.addAll(new ClassArchive(home, name).options(classPath));
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }

    /** What a process needs at most. */
    enum Size {
        SMALL("-Xmx48m"),
        SERVICE("-Xmx96m"),
        /** While Kafka goes away, every request of four seconds waits in memory. */
        INGEST("-Xmx160m");

        private final String heap;

        Size(String heap) {
            this.heap = heap;
        }
    }
}
