package dev.ringway.callstore.report;

import dev.ringway.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When what a report tells happened. A provider's time is believed as long as it is possible: a report arrives within a
 * day of what it tells, and a clock is at most ten minutes ahead. Any other time moves nothing; the time of arrival stands
 * for it.
 */
public final class ReportTime {

    private static final Duration LONGEST_WAY = Duration.ofDays(1);
    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(10);

    private ReportTime() {}

    /** In milliseconds, as MongoDB keeps it. */
    public static Instant of(Event<?> report) {
        return believed(report.time(), report.receivedAt()) ? toMillis(report.time()) : toMillis(report.receivedAt());
    }

    /** Another time that the report names; its own where that one is impossible. */
    public static Instant of(Instant named, Event<?> report) {
        return believed(named, report.receivedAt()) ? toMillis(named) : of(report);
    }

    private static boolean believed(Instant time, Instant receivedAt) {
        return !time.isBefore(receivedAt.minus(LONGEST_WAY)) && !time.isAfter(receivedAt.plus(CLOCK_AHEAD));
    }

    public static Instant toMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
