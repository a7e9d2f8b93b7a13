package dev.ringway.ingest.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file from its beginning and leaves it open. */
final class FileInput extends InputStream {

    private final FileChannel file;
    private long position;

    FileInput(FileChannel file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = file.read(ByteBuffer.wrap(target, offset, length), position);
        position += Math.max(0, read);
        return read;
    }
}
