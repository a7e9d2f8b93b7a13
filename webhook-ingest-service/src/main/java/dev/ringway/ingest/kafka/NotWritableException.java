package dev.ringway.ingest.kafka;

/** An event cannot be written out, whoever takes it: something in it has no form. */
public final class NotWritableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotWritableException(RuntimeException reason) {
        super(reason);
    }
}
