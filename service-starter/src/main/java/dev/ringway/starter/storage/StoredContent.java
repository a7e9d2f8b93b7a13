package dev.ringway.starter.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * An open object, or a part of one.
 *
 * @param first offset of the first byte that is read
 * @param length bytes that are read
 * @param size bytes of the whole object
 */
public record StoredContent(InputStream bytes, long first, long length, long size) implements Closeable {

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
