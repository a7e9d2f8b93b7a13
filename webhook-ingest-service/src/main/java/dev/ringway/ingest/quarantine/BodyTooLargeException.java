package dev.ringway.ingest.quarantine;

import java.io.IOException;

/** The body is larger than any that is taken. */
public final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long maxBody) {
        super("the body has more than " + maxBody + " bytes");
    }
}
