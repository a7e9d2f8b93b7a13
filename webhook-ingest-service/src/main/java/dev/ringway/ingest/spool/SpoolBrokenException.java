package dev.ringway.ingest.spool;

/** The spool's folder cannot be written or read. What was to be kept may or may not be there, and is not promised. */
public final class SpoolBrokenException extends RuntimeException {

    SpoolBrokenException(String reason) {
        super("the spool cannot be used: " + reason, null, false, false);
    }
}
