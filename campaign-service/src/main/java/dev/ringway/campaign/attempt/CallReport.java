package dev.ringway.campaign.attempt;

import dev.ringway.campaign.dial.CallEnd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a call at a moment.
 *
 * @param version of the call in the call store; empty where Twilio was asked itself
 * @param status of Twilio
 * @param outcome what the call came to, in the call store's words
 * @param duration seconds from the answer to the end
 * @param price above zero
 * @param end when it was over
 */
public record CallReport(
        String sid,
        Optional<Long> version,
        String status,
        Optional<String> answeredBy,
        Optional<Integer> sipResponseCode,
        Optional<String> outcome,
        Optional<Long> duration,
        Optional<BigDecimal> price,
        Optional<Instant> end) {

    private static final Set<String> UNANSWERED = Set.of("busy", "no-answer", "failed", "canceled");

    /** How it ended; its outcome is empty while it goes on. */
    public CallEnd callEnd() {
        return new CallEnd(status, answeredBy, sipResponseCode);
    }

    public boolean isAnswered() {
        return status.equals("completed");
    }

    /** A call that nobody took costs nothing unless Twilio says so. */
    public Optional<BigDecimal> knownPrice() {
        return price.or(() -> UNANSWERED.contains(status) ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    }

    public boolean isMachineOnTheLine() {
        return status.equals("in-progress")
                && answeredBy.filter(who -> who.startsWith("machine")).isPresent();
    }
}
