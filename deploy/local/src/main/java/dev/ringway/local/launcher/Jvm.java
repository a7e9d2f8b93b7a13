package dev.ringway.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How our JVMs run on one machine: all together must start fast and stay small, none must be fast at its best. */
final class Jvm {

    private Jvm() {}

    static List<String> command(Home home, String name, Size size, String classPath, String mainClass) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(size.heap.split(" ", -1)));
        command.addAll(archive(home, name));
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }

    /** A class-data archive, written when the process ends in order and there is none that fits its class path. */
    static List<String> archive(Home home, String name) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.archives().resolve(name + ".jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds*=off");
    }

    /** A service starts with the heap that its start needs: growing to it step by step costs a tenth of the start. */
    enum Size {
        SMALL("-Xmx48m"),
        SERVICE("-Xms80m -Xmn40m -Xmx128m");

        private final String heap;

        Size(String heap) {
            this.heap = heap;
        }
    }
}
