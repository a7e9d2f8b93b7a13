package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which calls; everything that is present must hold. Two that let the same calls through by the same words are equal and
 * have one text.
 *
 * @param anyOf by field: any of these values
 * @param recorded whether there is a recording, present or still to come
 * @param followUpDue a follow-up is required and its date has come, or has none
 * @param minDuration seconds, inclusive
 * @param maxDuration seconds, inclusive
 * @param startedFrom inclusive
 * @param startedBefore exclusive
 */
public record CallFilter(
        Map<CallField, Set<String>> anyOf,
        Optional<Boolean> recorded,
        boolean followUpDue,
        Optional<Long> minDuration,
        Optional<Long> maxDuration,
        Optional<Instant> startedFrom,
        Optional<Instant> startedBefore) {

    public static final CallFilter ALL = new CallFilter(
            Map.of(), Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public CallFilter {
        Map<CallField, Set<String>> sorted = new EnumMap<>(CallField.class);
        anyOf.forEach((field, values) -> {
            if (!values.isEmpty()) {
                sorted.put(field, Collections.unmodifiableSet(new TreeSet<>(values)));
            }
        });
        anyOf = Collections.unmodifiableMap(sorted);
    }

    /** The calls that are not over. */
    public static CallFilter active() {
        List<String> statuses =
                CallStatus.active().stream().map(CallStatus::text).toList();
        return ALL.with(CallField.STATUS, statuses);
    }

    /** This and any of these values; what it said of the field before is forgotten. */
    public CallFilter with(CallField field, Collection<String> values) {
        Map<CallField, Set<String>> more = new EnumMap<>(CallField.class);
        more.putAll(anyOf);
        more.put(field, new TreeSet<>(values));
        return new CallFilter(more, recorded, followUpDue, minDuration, maxDuration, startedFrom, startedBefore);
    }

    public CallFilter between(Instant from, Instant before) {
        return new CallFilter(
                anyOf, recorded, followUpDue, minDuration, maxDuration, Optional.of(from), Optional.of(before));
    }

    public Set<String> anyOf(CallField field) {
        return anyOf.getOrDefault(field, Set.of());
    }
}
