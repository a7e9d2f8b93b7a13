package dev.ringway.transcript.insight;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Of which conversations something is asked, and in which steps of time.
 *
 * @param from begun then or later
 * @param to and before then
 * @param zone in which days and weeks begin
 */
public record InsightQuestion(
        Instant from, Instant to, Optional<String> agentId, Optional<String> campaignId, Step step, ZoneId zone) {

    /** Weeks begin on Monday. */
    public enum Step {
        DAY,
        WEEK;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Step> of(String text) {
            return Stream.of(values()).filter(step -> step.text().equals(text)).findFirst();
        }
    }
}
