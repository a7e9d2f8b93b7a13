package dev.ringway.campaign.attempt;

import dev.ringway.campaign.dial.CallEnd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a call at a moment.
 *
 * @param version of the call in the call store; empty where Twilio was asked itself
 * @param end how it ended; its outcome is empty while it goes on
 */
public record CallReport(String sid, Optional<Long> version, CallEnd end, Result result) {

    private static final Set<String> UNANSWERED = Set.of("busy", "no-answer", "failed", "canceled");

    /**
     * What is known of it only when it is over, and maybe later.
     *
     * @param outcome what the call came to, in the call store's words
     * @param duration seconds from the answer to the end
     * @param price above zero
     */
    public record Result(
            Optional<String> outcome, Optional<Long> duration, Optional<BigDecimal> price, Optional<Instant> endedAt) {

        public static final Result NONE =
                new Result(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of Twilio. */
    public String status() {
        return end.status();
    }

    public boolean isAnswered() {
        return status().equals("completed");
    }

    /** Seconds; of a call that nobody answered none. */
    public long talked() {
        return isAnswered() ? result.duration().orElse(0L) : 0;
    }

    /** How long somebody or something talked; empty where that is not known, or nobody answered. */
    Optional<Duration> talkTime() {
        return result.duration().filter(seconds -> isAnswered()).map(Duration::ofSeconds);
    }

    /** A call that nobody took costs nothing unless Twilio says so. */
    public Optional<BigDecimal> knownPrice() {
        return result.price().or(() -> UNANSWERED.contains(status()) ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    }

    /** What talks to us at this moment where it is no person, a machine or a fax. */
    public Optional<String> machineOnTheLine() {
        return end.answeredBy()
                .filter(who -> status().equals("in-progress"))
                .flatMap(who -> who.startsWith("machine")
                        ? Optional.of("machine")
                        : Optional.of(who).filter("fax"::equals));
    }
}
