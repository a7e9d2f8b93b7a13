package dev.ringway.starter.mongo;

import static com.mongodb.MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL;
import static com.mongodb.MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
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
            // Before all others: whatever held up the answer to a commit, it may have been done.
            case MongoException late
            when late.hasErrorLabel(UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL) -> Optional.of(unconfirmed(late));
            case MongoExecutionTimeoutException late ->
                Optional.of(unavailable(
                        "took-too-long",
                        "This took too long. Narrow the filters or the time, or try again later.",
                        late));
            case MongoWriteConcernException late -> Optional.of(unconfirmed(late));
            case MongoSocketException away -> Optional.of(away(away));
            case MongoNotPrimaryException away -> Optional.of(away(away));
            case MongoNodeIsRecoveringException away -> Optional.of(away(away));
            // No server can be selected, or no connection is free.
            case MongoClientException away -> Optional.of(away(away));
            // None of it was done, however often it was tried.
            case MongoException lost
            when lost.hasErrorLabel(TRANSIENT_TRANSACTION_ERROR_LABEL) ->
                Optional.of(unavailable(
                        "unavailable",
                        "Others are changing the same at this moment, so nothing was done. Try again in a few seconds.",
                        lost));
            default -> Optional.empty();
        };
    }

    private static ProblemException unconfirmed(Throwable cause) {
        return unavailable(
                "unconfirmed",
                "This may have been done: the database did not confirm it in time. Look how things stand before you"
                        + " repeat it.",
                cause);
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
