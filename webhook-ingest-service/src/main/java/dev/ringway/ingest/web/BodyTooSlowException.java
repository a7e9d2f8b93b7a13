package dev.ringway.ingest.web;

import java.io.IOException;

/** The sender does not send, or not fast enough. */
final class BodyTooSlowException extends IOException {

    BodyTooSlowException() {
        super("the body does not arrive in time");
    }
}
