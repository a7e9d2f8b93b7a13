package dev.ringway.transcript.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why ElevenLabs did not do what it was asked for. */
public sealed interface ElevenLabsFailure {

    /** One sentence for logs and reports, without anything of a person. */
    String reason();

    /** Whether it is an answer to what was asked, and not that nothing can be asked now. */
    default boolean isAnswer() {
        return switch (this) {
            case NotFound _, Refused _ -> true;
            case NotNow _, Credentials _, Ambiguous _ -> false;
        };
    }

    /** There is no such thing. */
    record NotFound(String reason) implements ElevenLabsFailure {}

    /** It will never do it as it was asked. */
    record Refused(String reason, List<Fault> faults) implements ElevenLabsFailure {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** The key is missing, wrong, or may not do this. */
    record Credentials(String reason) implements ElevenLabsFailure {}

    /**
     * Nothing was done; later it may be.
     *
     * @param retryAfter how long to wait, where ElevenLabs says it
     */
    record NotNow(String reason, Optional<Duration> retryAfter) implements ElevenLabsFailure {}

    /** It was asked for a change, and nobody knows whether it was made. */
    record Ambiguous(String reason) implements ElevenLabsFailure {}

    /**
     * What is wrong with a field of the request.
     *
     * @param path in ElevenLabs' words, parted by {@code /}
     */
    record Fault(String path, String message) {}
}
