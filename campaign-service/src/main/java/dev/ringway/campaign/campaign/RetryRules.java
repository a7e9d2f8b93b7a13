package dev.ringway.campaign.campaign;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a contact that was not reached is called again.
 *
 * @param maxAttempts of a contact in this campaign, the first one included
 * @param perOutcome what is not in it is not tried again
 */
public record RetryRules(int maxAttempts, Map<MissedOutcome, Rule> perOutcome) {

    /** One attempt. */
    public static final RetryRules NONE = new RetryRules(1, Map.of());

    public RetryRules {
        perOutcome = Map.copyOf(perOutcome);
    }

    /** How a call ended that did not reach the person and may be tried again. */
    public enum MissedOutcome {
        BUSY,
        NO_ANSWER,
        VOICEMAIL,
        FAILED;

        public static Optional<MissedOutcome> of(String text) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.text().equals(text))
                    .findFirst();
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What follows one outcome.
     *
     * @param delays before the second attempt, the third, and so on; the last one holds for all that follow
     */
    public record Rule(boolean retry, List<Duration> delays) {

        public Rule {
            delays = List.copyOf(delays);
        }
    }
}
