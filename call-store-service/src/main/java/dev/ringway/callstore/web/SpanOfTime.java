package dev.ringway.callstore.web;

import dev.ringway.starter.problems.ProblemException;
import java.time.Duration;
import java.time.Instant;

/** A span of time that a job is asked to go through. */
final class SpanOfTime {

    private SpanOfTime() {}

    /** @throws ProblemException naming the end that cannot be */
    static void check(Instant from, Instant to, Duration longestBack) {
        if (from.isBefore(Instant.now().minus(longestBack))) {
            throw ProblemException.invalid("from", "It must lie within the last " + longestBack.toDays() + " days.");
        }
        if (to.isAfter(Instant.now().plus(Duration.ofDays(1)))) {
            throw ProblemException.invalid("to", "It must not lie ahead.");
        }
        if (!from.isBefore(to)) {
            throw ProblemException.invalid("to", "It must lie after from.");
        }
    }
}
