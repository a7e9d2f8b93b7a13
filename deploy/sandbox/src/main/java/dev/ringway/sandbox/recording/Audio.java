package dev.ringway.sandbox.recording;

import java.io.IOException;
import java.io.OutputStream;

/** Sound that is made while it is read: however long, it never stands in memory. */
public interface Audio {

    String contentType();

    /** In bytes. */
    long length();

    /** Writes so many bytes from this position on; the same bytes each time. */
    void write(OutputStream out, long first, long count) throws IOException;
}
