package dev.ringway.local.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class-data archive of one part. The JVM writes it when the process ends in order and none is there; it ignores one
 * that was written for other jars but does not replace it, so that is removed here. A system with a state folder of its own
 * comes and goes, in tests for example: it takes what is there and writes none.
 */
record ClassArchive(Home home, String name) {

    /** Options of the JVM that is about to be started with that class path. */
    List<String> options(String classPath) throws IOException {
        String key = key(classPath);
        boolean fits = Files.exists(keyFile()) && Files.readString(keyFile()).equals(key);
        if (home.isOfCheckout() && !fits) {
            Files.deleteIfExists(archive());
            Files.writeString(keyFile(), key);
        }
        List<String> options = new ArrayList<>();
        if (home.isOfCheckout()) {
            options.add("-XX:+AutoCreateSharedArchive");
        }
        if (home.isOfCheckout() || (fits && Files.exists(archive()))) {
            options.addAll(List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off", "-Xlog:cds*=off"));
        }
        return options;
    }

    // What the JVM itself compares: the jars, their times and sizes, and which JVM it is.
    private static String key(String classPath) throws IOException {
        StringBuilder key = new StringBuilder(Runtime.version().toString());
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            key.append('\n').append(entry);
            if (Files.exists(path)) {
                key.append(' ')
                        .append(Files.getLastModifiedTime(path))
                        .append(' ')
                        .append(Files.size(path));
            }
        }
        return key.toString();
    }

    private Path archive() {
        return home.archives().resolve(name + ".jsa");
    }

    private Path keyFile() {
        return home.archives().resolve(name + ".key");
    }
}
