package dev.ringway.starter.http;

import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;

/**
 * How many items a page has at most.
 *
 * @param items 1 to 200
 */
public record PageLimit(int items) {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    public PageLimit {
        if (items < 1 || items > MOST) {
            throw ProblemException.invalid("limit", "must be between 1 and " + MOST);
        }
    }

    /** @param limit the query parameter; 50 without it */
    public static PageLimit of(Optional<Integer> limit) {
        return new PageLimit(limit.orElse(DEFAULT));
    }
}
