package dev.ringway.local.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Downloaded servers, shared by every checkout of this user. What lies there is complete: it is moved in whole. */
final class CacheFolder {

    private static final Object WITHIN_JVM = new Object();

    private CacheFolder() {}

    static Path path() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("ringway");
    }

    /** Runs the work while no other process of this user does, so that two test runs do not download the same. */
    static <T> T locked(Work<T> work) throws IOException {
        Files.createDirectories(path());
        synchronized (WITHIN_JVM) {
            try (FileChannel channel = FileChannel.open(
                            path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                return work.run();
            }
        }
    }

    /** Makes the program executable and puts it in place in one step. */
    static void moveInto(Path program, Path target) throws IOException {
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(program, beside, StandardCopyOption.REPLACE_EXISTING);
        if (!beside.toFile().setExecutable(true)) {
            throw new IOException(beside + " cannot be made executable");
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Work that reads or fills the folder. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }
}
