package dev.ringway.ingest.quarantine;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;

/** A body that arrived whole. Closing it deletes it. */
public sealed interface QuarantinedBody extends Closeable {

    long size();

    /** In lowercase hexadecimal. */
    String sha256();

    /** From its first byte, as often as asked for; one at a time. */
    InputStream open();

    /** A small one. */
    final class InMemory implements QuarantinedBody {

        private final byte[] bytes;
        private final String sha256;
        private final Runnable released;

        /** @param released told once it is closed; may be told again */
        InMemory(byte[] bytes, String sha256, Runnable released) {
            this.bytes = bytes;
            this.sha256 = sha256;
            this.released = released;
        }

        /** Not copied: read only. */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public String sha256() {
            return sha256;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            released.run();
        }
    }

    /** @param deleted told once it is closed */
    record InFile(FileChannel file, long size, String sha256, Runnable deleted) implements QuarantinedBody {

        @Override
        public InputStream open() {
            return new FileInput(file);
        }

        @Override
        public void close() throws IOException {
            if (file.isOpen()) {
                try {
                    file.close();
                } finally {
                    deleted.run();
                }
            }
        }
    }
}
