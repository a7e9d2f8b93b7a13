package dev.ringway.ingest.twilio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form as text: every name with its values, both in the order of arrival. */
record FormParameters(Map<String, List<String>> values) {

    FormParameters {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, those) -> copy.put(name, List.copyOf(those)));
        values = Collections.unmodifiableMap(copy);
    }

    /** Empty too where the value is empty, and where several values differ: which one counts would be a guess. */
    Optional<String> only(String name) {
        List<String> distinct =
                values.getOrDefault(name, List.of()).stream().distinct().toList();
        return distinct.size() == 1
                ? Optional.of(distinct.getFirst()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }
}
