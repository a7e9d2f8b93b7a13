package dev.ringway.callstore.reconcile;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: what it may still ask of Twilio, and what came of it so far. Used by one thread. */
final class Run {

    /** Ends the run in the middle; what was taken in so far stands, and the next one goes on. */
    static final class EndedException extends RuntimeException {
        EndedException(String reason) {
            super(reason, null, false, false);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(Run.class);

    private final Turn turn;
    private final Instant startedAt;
    private final int requestsAllowed;
    private int requests;
    private int looked;
    private int repaired;
    private int unknownAtTwilio;

    Run(Turn turn, Instant startedAt, int requestsAllowed) {
        this.turn = turn;
        this.startedAt = startedAt;
        this.requestsAllowed = requestsAllowed;
    }

    boolean mayAsk() {
        return requests < requestsAllowed;
    }

    /** Whether the calls without an end may ask on: half of all questions is theirs, so that the lists come on too. */
    boolean mayAskForOverdue() {
        return requests < (requestsAllowed + 1) / 2;
    }

    /**
     * @return empty where Twilio has no such thing, or will never answer this question
     * @throws EndedException where Twilio cannot be asked now
     */
    <T> Optional<T> ask(Supplier<TwilioOutcome<T>> question) {
        turn.keep();
        requests++;
        return switch (question.get()) {
            case TwilioOutcome.Done<T>(T answer) -> Optional.of(answer);
            case TwilioOutcome.Failed<T>(TwilioFailure failure) -> {
                switch (failure) {
                    case TwilioFailure.NotProcessed _, TwilioFailure.Ambiguous _, TwilioFailure.Credentials _ ->
                        throw new EndedException(failure.reason());
                    default -> log.debug("A question was refused: {}", failure.reason());
                }
                yield Optional.empty();
            }
        };
    }

    void took(int resources, int news) {
        looked += resources;
        repaired += news;
    }

    void unknownAtTwilio() {
        unknownAtTwilio++;
    }

    ReconciliationReport report(Instant now, Optional<String> endedBecause) {
        return new ReconciliationReport(
                startedAt, now, requests, looked, repaired, unknownAtTwilio, !mayAsk(), endedBecause);
    }
}
