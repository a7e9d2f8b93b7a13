package dev.ringway.sandbox.demo;

import java.io.IOException;

/** A part of the system does not answer now, and may later. */
final class Away extends IOException {

    private static final long serialVersionUID = 1L;

    Away(String message) {
        super(message);
    }

    Away(String message, IOException cause) {
        super(message, cause);
    }
}
