package dev.ringway.events;

/** The record is not an event of its topic and never will be: it belongs into the dead letters, with this reason. */
public final class UndecodableEventException extends RuntimeException {

    public UndecodableEventException(String reason) {
        super(reason);
    }

    public UndecodableEventException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
