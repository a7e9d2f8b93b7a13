package dev.ringway.starter.problems;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What a value of a type looks like, in words for a client. */
final class InputTypes {

    private InputTypes() {}

    static String described(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        if (type == Duration.class) {
            return "a duration such as PT30S";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type == String.class ? "a text" : "of another form";
    }
}
