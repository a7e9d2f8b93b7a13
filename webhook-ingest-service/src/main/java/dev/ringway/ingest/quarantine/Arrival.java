package dev.ringway.ingest.quarantine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A body while it arrives: in memory until it is too large for that. */
final class Arrival {

    private final Quarantine quarantine;
    private final int inMemory;
    private final MessageDigest sha256;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<FileChannel> file = Optional.empty();
    private long reserved;
    private long reservedMemory;
    private long size;

    Arrival(Quarantine quarantine, int inMemory) {
        this.quarantine = quarantine;
        this.inMemory = inMemory;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    long size() {
        return size;
    }

    void add(byte[] chunk, int length) throws QuarantineFullException {
        sha256.update(chunk, 0, length);
        size += length;
        if (file.isEmpty() && size <= inMemory && quarantine.reserveMemory(length)) {
            reservedMemory += length;
            memory.write(chunk, 0, length);
            return;
        }
        if (file.isEmpty()) {
            file = Optional.of(quarantine.newFile());
            write(memory.toByteArray(), memory.size());
            memory = new ByteArrayOutputStream(0);
            releaseMemory();
        }
        write(chunk, length);
    }

    private void releaseMemory() {
        quarantine.releaseMemory(reservedMemory);
        reservedMemory = 0;
    }

    private void write(byte[] bytes, int length) throws QuarantineFullException {
        quarantine.reserve(length);
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
