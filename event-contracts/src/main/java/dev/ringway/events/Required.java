package dev.ringway.events;

import org.jspecify.annotations.Nullable;

/** The check of a record's mandatory fields: JSON without one must not become an event with a null in it. */
public final class Required {

    private Required() {}

    public static String text(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    public static <T> T value(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
