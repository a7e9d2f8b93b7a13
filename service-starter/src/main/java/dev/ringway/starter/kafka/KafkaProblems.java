package dev.ringway.starter.kafka;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemMapping;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.http.HttpStatus;

/** A broker that is away while somebody waits for an answer: 503. */
final class KafkaProblems implements ProblemMapping {

    @Override
    public Optional<ProblemException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
