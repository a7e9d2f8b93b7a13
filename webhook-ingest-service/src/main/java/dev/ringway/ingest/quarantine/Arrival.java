package dev.ringway.ingest.quarantine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A body while it arrives: in memory until it is too large for that. For the thread that reads it, but for its way out. */
final class Arrival {

    private final Quarantine quarantine;
    private final String client;
    private final int inMemory;
    private final MessageDigest sha256;
    private final Thread reader = Thread.currentThread();
    private final long begun = System.nanoTime();

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<FileChannel> file = Optional.empty();
    private long reserved;
    private long reservedMemory;
    private volatile long size;
    private boolean over;
    private boolean gaveWay;

    Arrival(Quarantine quarantine, String client, int inMemory) {
        this.quarantine = quarantine;
        this.client = client;
        this.inMemory = inMemory;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Who sends it. */
    String client() {
        return client;
    }

    long size() {
        return size;
    }

    long ageNanos() {
        return System.nanoTime() - begun;
    }

    /** Bytes a second, since its beginning. */
    double rate() {
        return size * 1e9 / Math.max(1, ageNanos());
    }

    void add(byte[] chunk, int length) throws QuarantineFullException {
        sha256.update(chunk, 0, length);
        long before = size;
        size = before + length; // written by this thread alone
        if (file.isEmpty() && size <= inMemory && quarantine.reserveMemory(client, length)) {
            reservedMemory += length;
            memory.write(chunk, 0, length);
            return;
        }
        if (file.isEmpty()) {
            file = Optional.of(quarantine.newFile(this));
            write(memory.toByteArray(), memory.size());
            memory = new ByteArrayOutputStream(0);
            quarantine.memoryArrived(client, reservedMemory);
            releaseMemory();
        }
        write(chunk, length);
    }

    private void releaseMemory() {
        quarantine.releaseMemory(reservedMemory);
        reservedMemory = 0;
    }

    private void write(byte[] bytes, int length) throws QuarantineFullException {
        quarantine.reserve(client, length);
        reserved += length;
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                file.orElseThrow().write(buffer);
            }
        } catch (IOException full) {
            throw new QuarantineFullException(full);
        }
    }

    /** Ends the reader's wait for the rest. @return false where it does not wait any more */
    synchronized boolean giveWay() {
        if (over) {
            return false;
        }
        over = true;
        gaveWay = true;
        reader.interrupt();
        return true;
    }

    /** It is whole, or given up: nothing of it counts as arriving any more. @return whether it had to give way */
    boolean end() {
        boolean interrupted;
        synchronized (this) {
            over = true;
            interrupted = gaveWay;
        }
        if (interrupted) {
            Thread.interrupted();
        }
        quarantine.memoryArrived(client, reservedMemory);
        if (file.isPresent()) {
            quarantine.fileArrived(this, reserved);
        }
        return interrupted;
    }

    QuarantinedBody complete() {
        String hash = HexFormat.of().formatHex(sha256.digest());
        return file.<QuarantinedBody>map(
                        channel -> new QuarantinedBody.InFile(channel, size, hash, () -> quarantine.release(reserved)))
                .orElseGet(() -> new QuarantinedBody.InMemory(memory.toByteArray(), hash, this::releaseMemory));
    }

    void discard() throws IOException {
        releaseMemory();
        if (file.isPresent()) {
            try {
                file.get().close();
            } finally {
                quarantine.release(reserved);
            }
        }
    }
}
