package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/** A filter by time: a day or a moment, and {@code <} or {@code >} after the name for before and after, both inclusive. */
final class TimeFilter {

    private record Span(Instant first, Instant after) {}

    private TimeFilter() {}

    /** Lets everything pass when it is not asked for, and then refuses what has no such time. */
    static Predicate<Optional<Instant>> of(Parameters query, String name) {
        Predicate<Instant> within = span(query, name)
                .<Predicate<Instant>>map(span -> at -> !at.isBefore(span.first) && at.isBefore(span.after))
                .orElse(_ -> true)
                .and(span(query, name + "<")
                        .<Predicate<Instant>>map(span -> at -> at.isBefore(span.after))
                        .orElse(_ -> true))
                .and(span(query, name + ">")
                        .<Predicate<Instant>>map(span -> at -> !at.isBefore(span.first))
                        .orElse(_ -> true));
        boolean asked = query.values().keySet().stream().anyMatch(key -> key.startsWith(name));
        return asked ? time -> time.filter(within).isPresent() : _ -> true;
    }

    private static Optional<Span> span(Parameters query, String name) {
        return query.text(name).map(text -> {
            try {
                return text.length() == 10 ? day(LocalDate.parse(text)) : second(text);
            } catch (DateTimeParseException malformed) {
                throw Refusal.malformed("Invalid date for " + name + ": " + text);
            }
        });
    }

    private static Span day(LocalDate day) {
        return new Span(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Span second(String text) {
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        Instant at = LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        return new Span(at, at.plusSeconds(1));
    }
}
