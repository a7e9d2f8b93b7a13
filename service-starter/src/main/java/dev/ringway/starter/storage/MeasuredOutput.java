package dev.ringway.starter.storage;

import dev.ringway.events.StoredPayload;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what goes through; its target is ended by whoever opened it, not by whoever writes. */
final class MeasuredOutput extends OutputStream {

    private final OutputStream target;
    private final MessageDigest sha256;
    private long size;

    MeasuredOutput(OutputStream target) {
        this.target = target;
        this.sha256 = ContentHash.sha256();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        target.write(bytes, offset, length);
        sha256.update(bytes, offset, length);
        size += length;
    }

    @Override
    public void close() {
        // ended by whoever opened the target
    }

    /** Once, after the last byte. */
    StoredPayload stored(String location, String contentType) {
        return new StoredPayload(location, size, HexFormat.of().formatHex(sha256.digest()), contentType);
    }
}
