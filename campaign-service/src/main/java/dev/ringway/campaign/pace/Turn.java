package dev.ringway.campaign.pace;

import java.time.Duration;
import java.time.Instant;

/** What came of asking whether a call may begin. */
public sealed interface Turn {

    /**
     * The call may begin, and nobody else's before its interval is over.
     *
     * @param delay to be slept through after this answer, zero or more: then the call is never early
     * @param at the turn by the clock of Redis, by which all turns are spaced
     */
    record Granted(Duration delay, Instant at) implements Turn {}

    /**
     * Nothing was used up.
     *
     * @param delay above zero; before it is over asking again is in vain
     */
    record Later(Duration delay) implements Turn {}

    /**
     * No call may begin: Redis did not answer, or not as it should. A turn may have been used up.
     *
     * @param reason for the log
     */
    record Unknown(String reason) implements Turn {}
}
