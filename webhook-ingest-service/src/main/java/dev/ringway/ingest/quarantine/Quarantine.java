package dev.ringway.ingest.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes bodies in: a small one is held in memory, a larger one goes to a file, all within the limits. A place among
 * the files is taken only by a body that needs it, so that trickling senders keep nobody's small body out. A file is unlinked as soon as it is open, so it is gone with its body or with the process,
 * however that ends; on systems that cannot (Windows), what a crash left is deleted at the next start.
 */
public final class Quarantine {

    private static final int CHUNK = 16 << 10;
    private static final String SUFFIX = ".body";

    private final Path folder;
    private final QuarantineLimits limits;
    private final Semaphore places;
    private final AtomicLong memory = new AtomicLong();
    private final AtomicLong used = new AtomicLong();

    /** @throws IOException where the folder cannot be used */
    public Quarantine(Path folder, QuarantineLimits limits) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.limits = limits;
        this.places = new Semaphore(limits.maxFiles());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Reads a body to its end; blocks.
     *
     * @return to be closed; nothing of the body is left after that
     * @throws BodyTooLargeException where it is above the limit
     * @throws QuarantineFullException where there is no room for it now
     * @throws IOException what the body's stream throws; nothing of the body is left then
     */
    public QuarantinedBody receive(InputStream body, BodyListener listener) throws IOException {
        Arrival arrival = new Arrival(this, limits.inMemory());
        try {
            byte[] chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                if (arrival.size() + read > limits.maxBody()) {
                    throw new BodyTooLargeException(limits.maxBody());
                }
                listener.arrived(chunk, 0, read);
                arrival.add(chunk, read);
            }
            return arrival.complete();
        } catch (IOException | RuntimeException brokenOff) {
            arrival.discard();
            throw brokenOff;
        }
    }

    /** Bytes that lie in files now. */
    public long used() {
        return used.get();
    }

    /** To be closed, and told to {@link #release}. */
    FileChannel newFile() throws QuarantineFullException {
        if (!places.tryAcquire()) {
            throw new QuarantineFullException("too many large bodies are on their way");
        }
        try {
            return FileChannel.open(
                    folder.resolve(UUID.randomUUID() + SUFFIX),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException unusable) {
            places.release();
            throw new QuarantineFullException(unusable);
        }
    }

    void reserve(long bytes) throws QuarantineFullException {
        if (used.addAndGet(bytes) > limits.files()) {
            used.addAndGet(-bytes);
            throw new QuarantineFullException("all " + limits.files() + " bytes of the quarantine are in use");
        }
    }

    /** A file that is closed. */
    void release(long bytes) {
        used.addAndGet(-bytes);
        places.release();
    }

    boolean reserveMemory(long bytes) {
        boolean free = memory.addAndGet(bytes) <= limits.memory();
        if (!free) {
            memory.addAndGet(-bytes);
        }
        return free;
    }

    void releaseMemory(long bytes) {
        memory.addAndGet(-bytes);
    }
}
