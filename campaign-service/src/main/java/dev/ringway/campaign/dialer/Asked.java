package dev.ringway.campaign.dialer;

import dev.ringway.campaign.dial.AttemptOutcome;
import java.time.Duration;
import java.util.Optional;

/** What came of asking for a call. */
sealed interface Asked {

    /** There is a call. */
    record Placed(String callSid) implements Asked {}

    /**
     * There is none, or nobody knows.
     *
     * @param outcome UNKNOWN where there may be one
     * @param reason one sentence for logs and reports, without anything of a person
     * @param retryAfter how long to wait, where that is known
     */
    record NotPlaced(AttemptOutcome outcome, String reason, Optional<Duration> retryAfter) implements Asked {}

    /**
     * Who was asked says that there is none, and had to ask another for it: what came of that may be another thing. The next one
     * would be told the same, so its campaign has to pause.
     *
     * @param reason for people, and for logs: what may be a number in it is hidden
     */
    record Denied(String reason) implements Asked {}
}
