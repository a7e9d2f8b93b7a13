package dev.ringway.starter.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as RFC 3339 has them, with their offset from UTC, as a client gives them. */
public final class TimeText {

    /** What to say of one that cannot be read. */
    public static final String MESSAGE = "must be a time such as 2026-01-31T12:00:00Z";

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private TimeText() {}

    /**
     * A time from 1970 to 9999. A plus sign that a client did not encode in a query arrives as a space; no time contains one.
     */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant())
                    .filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
