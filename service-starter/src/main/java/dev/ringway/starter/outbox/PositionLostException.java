package dev.ringway.starter.outbox;

/** The change stream cannot be read on from where it was left: everything has to be published again. */
final class PositionLostException extends RuntimeException {

    PositionLostException(String reason) {
        super(reason);
    }

    PositionLostException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
