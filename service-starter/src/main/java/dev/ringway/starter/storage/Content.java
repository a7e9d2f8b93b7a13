package dev.ringway.starter.storage;

import java.io.IOException;
import java.io.OutputStream;

/** What is to be stored, written from its first byte to its last. */
@FunctionalInterface
public interface Content {

    /** @throws IOException where there is no more to be had: the object is then not stored */
    void writeTo(OutputStream object) throws IOException;
}
