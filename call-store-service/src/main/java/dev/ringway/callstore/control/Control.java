package dev.ringway.callstore.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A command and how far it has got.
 *
 * @param id from who asked and the Idempotency-Key, or unique
 * @param requestedBy the person; empty where the system did it by itself
 * @param result done, already-over, already-under-way, unconfirmed, and of a transfer answered, unanswered; empty until it
 *     is settled
 * @param callStatus of the call as Twilio last said
 * @param to of a transfer
 * @param childCallSid the call to the person, of a transfer, once it is known
 */
public record Control(
        String id,
        long version,
        String callSid,
        String action,
        String fingerprint,
        Stage stage,
        Instant leaseUntil,
        Optional<String> requestedBy,
        Optional<String> result,
        Optional<String> callStatus,
        Optional<String> to,
        Optional<String> childCallSid,
        Instant createdAt,
        Instant updatedAt) {

    /** What may have happened if whoever worked on it died. */
    public enum Stage {
        /** Nothing was asked of Twilio. */
        RESERVED,
        /** Twilio may have done it. */
        SENT,
        /** It is known what came of it, or that nobody knows. */
        SETTLED
    }

    /** Twilio may have done it, and did not say so. */
    public static final String UNCONFIRMED = "unconfirmed";

    /** Another request had it done before. */
    static final String ALREADY_UNDER_WAY = "already-under-way";

    /** As whoever asked is told before it is known what comes of it. */
    Control asUnconfirmed() {
        return new Control(
                id,
                version,
                callSid,
                action,
                fingerprint,
                stage,
                leaseUntil,
                requestedBy,
                Optional.of(UNCONFIRMED),
                callStatus,
                to,
                childCallSid,
                createdAt,
                updatedAt);
    }

    boolean unconfirmed() {
        return result.equals(Optional.of(UNCONFIRMED));
    }
}
