package dev.ringway.ingest.quarantine;

import dev.ringway.ingest.share.ClientShare;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes bodies in: a small one is held in memory, a larger one goes to a file, all within the limits. A place among
 * the files is taken only by a body that needs it, so that trickling senders keep nobody's small body out; one sender's
 * bodies have a share of all while they arrive, and where no place is left the slowest of all gives way. A file is
 * unlinked as soon as it is open, so it is gone with its body or with the process, however that ends; on systems that
 * cannot (Windows), what a crash left is deleted at the next start.
 */
public final class Quarantine {

    private static final int CHUNK = 16 << 10;
    private static final String SUFFIX = ".body";
    private static final Duration TO_GIVE_WAY = Duration.ofSeconds(5);

    private final Path folder;
    private final QuarantineLimits limits;
    private final Semaphore places;
    private final AtomicLong memory = new AtomicLong();
    private final AtomicLong used = new AtomicLong();
    private final ClientShare placesOfClient;
    private final ClientShare memoryOfClient;
    private final ClientShare bytesOfClient;
    private final Set<Arrival> inFiles = ConcurrentHashMap.newKeySet();

    /** @throws IOException where the folder cannot be used */
    public Quarantine(Path folder, QuarantineLimits limits) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.limits = limits;
        this.places = new Semaphore(limits.maxFiles());
        this.placesOfClient = new ClientShare(limits.maxFiles(), limits.clientShare());
        this.memoryOfClient = new ClientShare(limits.memory(), limits.clientShare());
        this.bytesOfClient = new ClientShare(limits.files(), limits.clientShare());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Reads a body to its end; blocks, and may interrupt the thread that it blocks.
     *
     * @param client who sends it
     * @return to be closed; nothing of the body is left after that
     * @throws BodyTooLargeException where it is above the limit
     * @throws QuarantineFullException where there is no room for it now
     * @throws IOException what the body's stream throws; nothing of the body is left then
     */
    public QuarantinedBody receive(String client, InputStream body, BodyListener listener) throws IOException {
        Arrival arrival = new Arrival(this, client, limits.inMemory());
        try {
            byte[] chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                if (arrival.size() + read > limits.maxBody()) {
                    throw new BodyTooLargeException(limits.maxBody());
                }
                listener.arrived(chunk, 0, read);
                arrival.add(chunk, read);
            }
        } catch (IOException | RuntimeException brokenOff) {
            boolean gaveWay = arrival.end();
            arrival.discard();
            if (gaveWay) {
                throw gaveWay();
            }
            throw brokenOff;
        }
        if (arrival.end()) {
            arrival.discard();
            throw gaveWay();
        }
        return arrival.complete();
    }

    private static QuarantineFullException gaveWay() {
        return new QuarantineFullException("it came more slowly than the others, and gave way to one of them");
    }

    /** Bytes that lie in files now. */
    public long used() {
        return used.get();
    }

    /** To be closed, and told to {@link #fileArrived} and {@link #release}. */
    FileChannel newFile(Arrival arrival) throws QuarantineFullException {
        if (!placesOfClient.take(arrival.client(), 1)) {
            throw new QuarantineFullException("too many large bodies of one sender are on their way");
        }
        if (!places.tryAcquire() && !slowestGaveWay()) {
            placesOfClient.release(arrival.client(), 1);
            throw new QuarantineFullException("too many large bodies are on their way");
        }
        try {
            FileChannel file = FileChannel.open(
                    folder.resolve(UUID.randomUUID() + SUFFIX),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            inFiles.add(arrival);
            return file;
        } catch (IOException unusable) {
            places.release();
            placesOfClient.release(arrival.client(), 1);
            throw new QuarantineFullException(unusable);
        }
    }

    /** @return whether its place was taken over */
    private boolean slowestGaveWay() {
        boolean gaveWay = inFiles.stream()
                .filter(arrival -> arrival.ageNanos() > limits.grace().toNanos())
                .min(Comparator.comparingDouble(Arrival::rate))
                .filter(inFiles::remove) // so that another newcomer asks another
                .map(Arrival::giveWay)
                .orElse(false);
        try {
            return gaveWay && places.tryAcquire(TO_GIVE_WAY.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All of it is there, or it is given up. */
    void fileArrived(Arrival arrival, long bytes) {
        inFiles.remove(arrival);
        placesOfClient.release(arrival.client(), 1);
        bytesOfClient.release(arrival.client(), bytes);
    }

    void reserve(String client, long bytes) throws QuarantineFullException {
        if (!bytesOfClient.take(client, bytes)) {
            throw new QuarantineFullException("one sender's share of the quarantine is in use");
        }
        if (used.addAndGet(bytes) > limits.files()) {
            used.addAndGet(-bytes);
            bytesOfClient.release(client, bytes);
            throw new QuarantineFullException("all " + limits.files() + " bytes of the quarantine are in use");
        }
    }

    /** A file that is closed. */
    void release(long bytes) {
        used.addAndGet(-bytes);
        places.release();
    }

    boolean reserveMemory(String client, long bytes) {
        if (!memoryOfClient.take(client, bytes)) {
            return false;
        }
        boolean free = memory.addAndGet(bytes) <= limits.memory();
        if (!free) {
            memory.addAndGet(-bytes);
            memoryOfClient.release(client, bytes);
        }
        return free;
    }

    void memoryArrived(String client, long bytes) {
        memoryOfClient.release(client, bytes);
    }

    void releaseMemory(long bytes) {
        memory.addAndGet(-bytes);
    }
}
