package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account's part of a run: what may still be asked of Twilio, and what came of it so far. Used by one thread. */
final class Run {

    /** Ends this account's part in the middle; what was taken in so far stands, and the next run goes on. */
    static final class EndedException extends RuntimeException {
        EndedException(String reason) {
            super(reason, null, false, false);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(Run.class);

    /** Failures of single resources, one after the other, that tell of Twilio and not of them. */
    private static final int TOO_MANY_IN_A_ROW = 3;

    private final Turn turn;
    private final AccountAtTwilio account;
    private int requestsAllowed;
    private int requests;
    private int looked;
    private int repaired;
    private int unknownAtTwilio;
    private int failedInARow;
    private boolean overdueCallsDone;
    private boolean overdueRecordingsDone;
    private Optional<String> endedBecause = Optional.empty();

    Run(Turn turn, AccountAtTwilio account) {
        this.turn = turn;
        this.account = account;
    }

    AccountAtTwilio account() {
        return account;
    }

    /** So many questions more. */
    void allow(int more) {
        requestsAllowed += more;
    }

    boolean mayAsk() {
        return requests < requestsAllowed;
    }

    /** Whether the calls without an end may ask on: half of all questions is theirs, so that the lists come on too. */
    boolean mayAskForOverdueCalls() {
        return requests < (requestsAllowed + 1) / 2;
    }

    /** Whether the unfinished recordings may ask on: up to three quarters, after the calls. */
    boolean mayAskForOverdueRecordings() {
        return requests < requestsAllowed * 3L / 4;
    }

    /** All calls without an end had their turn. */
    void overdueCallsDone() {
        overdueCallsDone = true;
    }

    boolean areOverdueCallsDone() {
        return overdueCallsDone;
    }

    /** All unfinished recordings had their turn. */
    void overdueRecordingsDone() {
        overdueRecordingsDone = true;
    }

    boolean areOverdueRecordingsDone() {
        return overdueRecordingsDone;
    }

    /**
     * @return empty where Twilio has no such thing, or will never answer this question
     * @throws EndedException where Twilio cannot be asked now
     */
    <T> Optional<T> ask(Supplier<TwilioOutcome<T>> question) {
        return answer(tryToAsk(question));
    }

    private static <T> Optional<T> answer(TwilioOutcome<T> outcome) {
        return switch (outcome) {
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

    /**
     * For one resource of many: one that fails by itself does not end the run.
     *
     * @return empty where there is no answer to this question now; empty within where Twilio has no such thing, or will
     *     never answer it
     * @throws EndedException where Twilio cannot be asked now
     */
    <T> Optional<Optional<T>> askForOne(Supplier<TwilioOutcome<T>> question) {
        TwilioOutcome<T> outcome = tryToAsk(question);
        if (outcome instanceof TwilioOutcome.Failed<T>(TwilioFailure.Ambiguous(String reason))) {
            failedInARow++;
            if (failedInARow == TOO_MANY_IN_A_ROW) {
                throw new EndedException(reason);
            }
            log.warn("One resource cannot be asked for now: {}", reason);
            return Optional.empty();
        }
        failedInARow = 0;
        return Optional.of(answer(outcome));
    }

    /** For a question whose failure tells of nothing but the one that was asked for. */
    <T> TwilioOutcome<T> tryToAsk(Supplier<TwilioOutcome<T>> question) {
        turn.keep();
        requests++;
        return question.get();
    }

    void took(int resources, int news) {
        looked += resources;
        repaired += news;
    }

    void unknownAtTwilio() {
        unknownAtTwilio++;
    }

    void ended(String reason) {
        endedBecause = Optional.of(reason);
    }

    int requests() {
        return requests;
    }

    /** It asked as much as it might, and may have more to ask. */
    boolean wantsMore() {
        return !mayAsk() && endedBecause.isEmpty();
    }

    ReconciliationReport.OfAccount report() {
        return new ReconciliationReport.OfAccount(
                account.accountSid(), requests, looked, repaired, unknownAtTwilio, !mayAsk(), endedBecause);
    }
}
