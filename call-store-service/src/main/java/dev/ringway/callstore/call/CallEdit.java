package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person changes about a call. None of it is ever touched by a report.
 *
 * @param customFields by name; an empty one is taken away
 * @param clearCustomFields all that were there are taken away first
 */
public record CallEdit(
        Change<String> notes,
        Change<Boolean> followUpRequired,
        Change<Instant> followUpDate,
        Change<List<String>> tags,
        Map<String, Optional<Object>> customFields,
        boolean clearCustomFields) {

    public CallEdit {
        customFields = Map.copyOf(customFields);
    }

    /** What becomes of one field. */
    public sealed interface Change<T> {
        /** It stays. */
        record Keep<T>() implements Change<T> {}

        record Set<T>(T value) implements Change<T> {}

        /** It is taken away. */
        record Clear<T>() implements Change<T> {}
    }

    public boolean isEmpty() {
        return notes instanceof Change.Keep
                && followUpRequired instanceof Change.Keep
                && followUpDate instanceof Change.Keep
                && tags instanceof Change.Keep
                && customFields.isEmpty()
                && !clearCustomFields;
    }
}
