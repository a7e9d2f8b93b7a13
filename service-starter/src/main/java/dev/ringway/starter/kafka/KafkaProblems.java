package dev.ringway.starter.kafka;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemMapping;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.http.HttpStatus;

/** While somebody waits for an answer: a broker that is away is a 503, a record that it never takes for its size a 413. */
final class KafkaProblems implements ProblemMapping {

    @Override
    public Optional<ProblemException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return Optional.of(new ProblemException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "Kafka takes no record of that size. Send a smaller body."));
            }
            if (cause instanceof RetriableException) {
                return Optional.of(new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Kafka is away for the moment. Try again in a few seconds."));
            }
        }
        return Optional.empty();
    }
}
