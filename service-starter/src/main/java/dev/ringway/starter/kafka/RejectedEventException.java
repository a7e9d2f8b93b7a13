package dev.ringway.starter.kafka;

import dev.ringway.events.TopicRecord;

/**
 * A handler's verdict that one record of the batch can never be handled, however often it comes. The record goes to the
 * dead letters with the reason, and the handler is called again with the rest of the batch, so what it did before
 * throwing must bear repetition. Every other exception means "not now": the batch is read again.
 */
public final class RejectedEventException extends RuntimeException {

    private final transient TopicRecord<?> record;

    /**
     * @param record the very instance that the batch handed out
     * @param reason a sentence for the person who looks at the dead letter; no phone numbers, no secrets
     */
    public RejectedEventException(TopicRecord<?> record, String reason) {
        super(reason);
        this.record = record;
    }

    public TopicRecord<?> record() {
        return record;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
