package dev.ringway.transcript.analysis;

import java.time.Instant;
import java.util.Optional;

/**
 * What a language model has not answered yet.
 *
 * @param due when it is asked next; empty: it is not, any more
 * @param tries so many in vain
 * @param failure of the last one
 */
public record Question(Optional<Instant> due, int tries, Optional<String> failure) {

    /** @param next empty: it was the last try */
    public Question failed(String reason, Optional<Instant> next) {
        return new Question(next, tries + 1, Optional.of(reason));
    }
}
