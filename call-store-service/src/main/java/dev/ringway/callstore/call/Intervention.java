package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.util.Optional;

/**
 * What was done to a live call through our interface.
 *
 * @param ended it was hung up
 * @param transfer it was handed to a person
 */
public record Intervention(boolean ended, Optional<Transfer> transfer) {

    static final Intervention NONE = new Intervention(false, Optional.empty());

    /** How far a transfer came, the furthest last. */
    public enum Transfer {
        ASKED,
        UNANSWERED,
        ANSWERED
    }

    static Intervention join(Intervention one, Intervention other) {
        return new Intervention(one.ended() || other.ended(), Either.greatest(one.transfer(), other.transfer()));
    }
}
