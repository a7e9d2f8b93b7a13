package dev.ringway.ingest.kafka;

/** As many writes as allowed wait for the broker already. */
public final class LogBusyException extends RuntimeException {

    LogBusyException() {
        super("too many writes wait for the broker", null, false, false);
    }
}
