package dev.ringway.ingest.limits;

/** There is as much to do as may wait, of all clients or of this one. */
public final class TooBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooBusyException() {
        super("too much is waiting to be verified");
    }
}
