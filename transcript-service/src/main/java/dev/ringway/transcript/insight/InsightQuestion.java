package dev.ringway.transcript.insight;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
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

    /** When the steps begin, in order: the first not after {@code from}, so that each moment of the time belongs to one. */
    public List<Instant> starts() {
        LocalDate day = LocalDate.ofInstant(from, zone);
        LocalDate first = step == Step.DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(first, date -> step == Step.DAY ? date.plusDays(1) : date.plusWeeks(1))
                .map(date -> date.atStartOfDay(zone).toInstant())
                .takeWhile(start -> start.isBefore(to))
                .distinct()
                .toList();
    }

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
