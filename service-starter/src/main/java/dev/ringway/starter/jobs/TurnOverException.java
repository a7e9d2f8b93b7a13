package dev.ringway.starter.jobs;

/** Somebody else does the job now, or nobody until the next start; what was done so far stands. */
public final class TurnOverException extends RuntimeException {

    TurnOverException(String reason) {
        super(reason, null, false, false);
    }
}
