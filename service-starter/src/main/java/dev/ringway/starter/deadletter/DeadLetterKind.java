package dev.ringway.starter.deadletter;

import dev.ringway.events.Topic;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How the dead letters of some topics are understood, corrected and tried again. Records of topics that the service reads
 * are understood by the starter; a service that parks something else brings a bean of this type.
 */
public interface DeadLetterKind {

    boolean isOf(Topic<?> source, String group);

    /** Who may replay it, at least operator. */
    default Role replayRole() {
        return Role.OPERATOR;
    }

    /** What the body says, as maps, lists and values; empty where it cannot be read. */
    Optional<Object> data(DeadLetter letter, byte[] body);

    /** Whether it is about that call. */
    boolean concerns(DeadLetter letter, String callSid);

    /** When Ringway first learnt of it. */
    Instant receivedAt(DeadLetter letter);

    /**
     * The body that these data are.
     *
     * @throws ProblemException 400 naming {@code data} or a field in it, if it could not be handled like this either
     */
    byte[] corrected(DeadLetter letter, @Nullable Object data);

    /**
     * Tries it again, for the service's own group alone. Letters of one key are tried in the order of the calls.
     *
     * @return completes, with the {@code ReplayPlace} if it was handed to the group, when it is certain to be tried, also after a crash
     * @throws ProblemException if it cannot be tried at all
     */
    CompletableFuture<?> replay(DeadLetter letter, byte[] body);
}
