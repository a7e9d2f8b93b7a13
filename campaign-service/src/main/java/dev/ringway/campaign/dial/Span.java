package dev.ringway.campaign.dial;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param start included
 * @param end excluded; later than the start
 */
record Span(Instant start, Instant end) {

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    boolean touches(Span next) {
        return !next.start.isAfter(end);
    }

    Span joined(Span next) {
        return new Span(start, later(end, next.end));
    }
}
