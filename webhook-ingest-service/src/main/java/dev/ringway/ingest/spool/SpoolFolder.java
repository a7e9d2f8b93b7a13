package dev.ringway.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The folder of the spool's file. What lies in it is its owner's alone: it holds phone numbers. */
final class SpoolFolder {

    private SpoolFolder() {}

    /** A folder that is there already, such as a mounted volume, keeps its rights. */
    static void prepare(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            allow(folder, "rwx------");
        }
        unpackLibraryBelow(folder);
    }

    /** SQLite gives the files that it lays beside it the same rights. */
    static void keepForOwner(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        allow(file, "rw-------");
    }

    private static void allow(Path path, String permissions) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    /** Not below /tmp, which may forbid to execute; what killed processes left there goes. */
    private static void unpackLibraryBelow(Path folder) throws IOException {
        Path library = Files.createDirectories(folder.resolve("native"));
        try (Stream<Path> left = Files.list(library)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        System.setProperty("org.sqlite.tmpdir", library.toString());
    }
}
