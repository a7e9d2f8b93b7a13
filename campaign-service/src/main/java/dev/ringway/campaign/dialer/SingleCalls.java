package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.RequestKey;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.shutdown.StopSignal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Calls somebody outside every campaign, under the same rules and rates. Whoever asks waits for the decision; its turn is
 * awaited and the call asked for beside. Where this instance dies meanwhile, {@link AttemptWatch} gives the attempt back.
 */
@Component
public final class SingleCalls implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SingleCalls.class);
    private static final long STOP_SECONDS = 10;

    private final Dialling dialling;
    private final DialerSettings settings;
    private final StopSignal stop = new StopSignal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SingleCalls(Dialling dialling, DialerSettings settings) {
        this.dialling = dialling;
        this.settings = settings;
    }

    /**
     * Blocks until the call is decided, not until there is one.
     *
     * @return the attempt of this request, or of the same one before
     * @throws ProblemException nobody is called, and the reason; 422 where the key was used for another call
     */
    public DialAttempt call(Target.Single target) {
        if (!settings.enabled()) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "calls-nobody",
                    "This instance calls nobody, as it is set. Ask one with DIALER_ENABLED=true.");
        }
        return switch (dialling.reserve(target)) {
            case Reservation.Reserved(DialAttempt attempt) -> {
                threads.execute(() -> ask(attempt, target));
                yield attempt;
            }
            case Reservation.Known(DialAttempt attempt) ->
                repeated(attempt, target.request().orElseThrow());
            case Reservation.Refused(Decision.No why) -> throw notDialled(why);
            case Reservation.NoPlace() ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "too-many-calls",
                        "As many calls are under way as may be at one time. Repeat the request when some have ended.");
            case Reservation.Gone() ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "number-changed",
                        "The contact was just given another number. Look at it, and ask for the call again.");
        };
    }

    /**
     * What the same request has led to before, whatever has become of whom it names since.
     *
     * @throws ProblemException 422 where the key was used for another call
     */
    public Optional<DialAttempt> known(RequestKey request) {
        return dialling.known(request).map(attempt -> repeated(attempt, request));
    }

    private static DialAttempt repeated(DialAttempt attempt, RequestKey request) {
        Optional<String> before = attempt.purpose().request().map(RequestKey::fingerprint);
        if (!before.equals(Optional.of(request.fingerprint()))) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another call. Take a new one for each thing to be done.");
        }
        return attempt;
    }

    private static ProblemException notDialled(Decision.No why) {
        List<FieldProblem> errors = Stream.concat(
                        Stream.of(new FieldProblem("reason", why.reason().code())),
                        why.notBefore().map(Instant::toString).map(at -> new FieldProblem("notBefore", at)).stream())
                .toList();
        return new ProblemException(
                HttpStatus.CONFLICT,
                "not-dialled",
                "Nobody is called: errors says the reason and, where passing time changes it, since when it may be tried"
                        + " again.",
                errors);
    }

    private void ask(DialAttempt attempt, Target.Single target) {
        try {
            dialling.ask(attempt, target, stop);
        } catch (RuntimeException failure) {
            // It lies as reserved, and is given back when its time is over.
            log.warn("The call of attempt {} was not asked for: {}", attempt.id(), failure.toString());
        }
    }

    /** Whose turn has not come gives its attempt back. */
    @Override
    public void destroy() throws InterruptedException {
        stop.request();
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
