package dev.ringway.transcript.intake.failure;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Work on one conversation after the other: what one of them fails of by itself (it cannot be read, the database refuses what
 * becomes of it) is logged and counted, and the others go on. That the database is away is nobody's own failure: it ends the
 * work, which is done again later.
 */
@Component
public final class OwnFailures {

    private static final Logger log = LoggerFactory.getLogger(OwnFailures.class);

    private final MeterRegistry meters;

    OwnFailures(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param work what is done, for the log and the figures
     * @return whether it was done
     * @throws RuntimeException where it is not the conversation's own failure
     */
    public boolean done(String work, String conversationId, Runnable step) {
        return of(work, conversationId, () -> {
                    step.run();
                    return true;
                })
                .isPresent();
    }

    /**
     * @param work what is done, for the log and the figures
     * @return what came of it; empty where it failed
     * @throws RuntimeException where it is not the conversation's own failure
     */
    public <T> Optional<T> of(String work, String conversationId, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (RuntimeException failure) {
            if (!isOwn(failure)) {
                throw failure;
            }
            log.error("{}: {} is left out: {}", work, conversationId, told(failure));
            meters.counter("ringway.transcripts.failures", "work", work).increment();
            return Optional.empty();
        }
    }

    /** Whoever is interrupted is stopping, whatever that looks like. */
    private static boolean isOwn(RuntimeException failure) {
        boolean refused = failure instanceof MongoWriteException;
        return (refused || !(failure instanceof MongoException))
                && !Thread.currentThread().isInterrupted();
    }

    private static String told(RuntimeException failure) {
        return failure instanceof MongoWriteException refused
                ? "the database refuses it (" + refused.getCode() + ")"
                : FailurePlace.of(failure);
    }
}
