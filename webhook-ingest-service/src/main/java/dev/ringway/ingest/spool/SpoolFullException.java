package dev.ringway.ingest.spool;

/** The spool holds as much as it may, or its disk is full. Nothing was kept. */
public final class SpoolFullException extends RuntimeException {

    SpoolFullException() {
        super("the spool is full", null, false, false);
    }
}
