package dev.ringway.starter.outbox;

/** Somebody else leads: this instance has to stop publishing at once. */
final class LeaseLostException extends RuntimeException {

    LeaseLostException(String reason) {
        super(reason);
    }
}
