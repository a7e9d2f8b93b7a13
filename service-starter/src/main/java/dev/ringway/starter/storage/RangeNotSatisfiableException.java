package dev.ringway.starter.storage;

import java.io.IOException;

/** The object has none of the bytes that were asked for. */
public final class RangeNotSatisfiableException extends IOException {

    private final long size;

    RangeNotSatisfiableException(long size) {
        super("the object has " + size + " bytes");
        this.size = size;
    }

    /** Bytes of the whole object. */
    public long size() {
        return size;
    }
}
