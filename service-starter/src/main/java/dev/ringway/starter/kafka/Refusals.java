package dev.ringway.starter.kafka;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Which of Kafka's failures lie in the record itself, so that another attempt with the same settings is vain. A timestamp
 * that Kafka does not like is none: the producer gives each attempt a new one, and it is right once the host's clock is.
 */
public final class Refusals {

    private Refusals() {}

    public static boolean forEver(Throwable failure) {
        Throwable cause = rootOf(failure);
        return cause instanceof RecordTooLargeException
                || cause instanceof RecordBatchTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }

    public static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
