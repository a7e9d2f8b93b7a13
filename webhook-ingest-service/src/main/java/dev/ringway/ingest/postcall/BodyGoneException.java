package dev.ringway.ingest.postcall;

/** A stored body is not there any more, or is another one than was stored. */
public final class BodyGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyGoneException(String message) {
        super(message);
    }
}
