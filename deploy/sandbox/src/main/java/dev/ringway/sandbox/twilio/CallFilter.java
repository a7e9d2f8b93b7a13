package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters of the call list. StartTime and EndTime take a day or a moment, and {@code <} or {@code >} after the name. */
final class CallFilter {

    private record Span(Instant first, Instant after) {}

    private CallFilter() {}

    static Predicate<Call> of(Parameters query) {
        return equal(query, "Status", call -> call.status().rest())
                .and(equal(query, "To", call -> call.request().to()))
                .and(equal(query, "From", call -> call.request().from()))
                .and(query.text("ParentCallSid").isPresent() ? _ -> false : _ -> true)
                .and(time(query, "StartTime", Call::startTime))
                .and(time(query, "EndTime", Call::endTime));
    }

    private static Predicate<Call> equal(Parameters query, String name, Function<Call, String> field) {
        return query.text(name)
                .<Predicate<Call>>map(wanted -> call -> field.apply(call).equals(wanted))
                .orElse(_ -> true);
    }

    private static Predicate<Call> time(Parameters query, String name, Function<Call, Optional<Instant>> field) {
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
        return asked ? call -> field.apply(call).filter(within).isPresent() : _ -> true;
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
