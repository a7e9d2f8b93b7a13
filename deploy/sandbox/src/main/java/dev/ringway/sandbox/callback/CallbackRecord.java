package dev.ringway.sandbox.callback;

import java.time.Instant;
import java.util.List;

/**
 * What the sandbox remembers of one callback.
 *
 * @param sequence its number among those of its kind, from 0; a status callback's SequenceNumber
 * @param callStatus what it said: the call's or the recording's status, who answered, the transcription's event
 * @param heldBack whether later callbacks of its call were let go first
 * @param attempts every request made for it, in order
 */
public record CallbackRecord(
        CallbackKind kind,
        int sequence,
        String event,
        String callStatus,
        Fate fate,
        boolean heldBack,
        List<Attempt> attempts) {

    public enum Fate {
        /** On its way, waiting, or being retried. */
        PENDING,
        /** Accepted (2xx) at least once. */
        DELIVERED,
        /** Every attempt failed and no retry is left. */
        UNDELIVERED,
        /** Lost on purpose: never sent. */
        LOST
    }

    public enum Cause {
        FIRST,
        RETRY,
        DUPLICATE,
        DUPLICATE_RETRY
    }

    /** @param answer the HTTP status, or what failed: connect, read, broken */
    public record Attempt(Instant at, Cause cause, String answer, boolean accepted) {}
}
