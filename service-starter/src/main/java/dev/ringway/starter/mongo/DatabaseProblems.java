package dev.ringway.starter.mongo;

import com.mongodb.MongoClientException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemMapping;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** The database is away, slow, or was asked for too much: 503 in each case, so that it is asked again. */
final class DatabaseProblems implements ProblemMapping {

    @Override
    public Optional<ProblemException> of(Throwable failure) {
        return switch (failure) {
            case MongoExecutionTimeoutException late ->
                Optional.of(unavailable(
                        "took-too-long",
                        "This took too long. Narrow the filters or the time, or try again later.",
                        late));
            case MongoWriteConcernException late ->
                Optional.of(unavailable(
                        "unconfirmed",
                        "This may have been done: the database did not confirm it in time. Look how things stand before"
                                + " you repeat it.",
                        late));
            case MongoSocketException away -> Optional.of(away(away));
            case MongoNotPrimaryException away -> Optional.of(away(away));
            case MongoNodeIsRecoveringException away -> Optional.of(away(away));
            // No server can be selected, or no connection is free.
            case MongoClientException away -> Optional.of(away(away));
            default -> Optional.empty();
        };
    }

    private static ProblemException away(Throwable cause) {
        return unavailable(
                "unavailable", "A server that this needs is away for the moment. Try again in a few seconds.", cause);
    }

    private static ProblemException unavailable(String code, String detail, Throwable cause) {
        ProblemException problem = new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
        problem.initCause(cause);
        return problem;
    }
}
