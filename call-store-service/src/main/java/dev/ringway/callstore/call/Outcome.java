package dev.ringway.callstore.call;

import java.util.Optional;

/**
 * What a call came to, by {@link OutcomeTable}.
 *
 * @param reason in a few words
 */
public record Outcome(OutcomeStatus status, Optional<String> reason) {

    static Outcome of(OutcomeStatus status) {
        return new Outcome(status, Optional.empty());
    }

    static Outcome of(OutcomeStatus status, String reason) {
        return new Outcome(status, Optional.of(reason));
    }
}
