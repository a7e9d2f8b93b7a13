package dev.ringway.callstore.web;

import dev.ringway.callstore.recording.RecordingFilter;
import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** Reads the filters of the list of recordings; each mistake is a 400 that names its parameter. */
final class RecordingFilters {

    static final Set<String> FILTERS = Set.of("callSid", "status", "createdAfter", "createdBefore");

    private static final String STATUSES =
            Arrays.stream(RecordingStatus.values()).map(RecordingStatus::text).collect(Collectors.joining(", "));

    private RecordingFilters() {}

    /** A misspelt filter must not look like a list of everything. */
    static RecordingFilter of(MultiValueMap<String, String> parameters, Set<String> besides) {
        Set<String> known = new TreeSet<>(FILTERS);
        known.addAll(besides);
        parameters.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ProblemException.invalid(name, "is not known; the list takes " + String.join(", ", known));
            }
            if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
                throw ProblemException.invalid(name, "must not be empty; leave it out to see all");
            }
            if (values.size() > 1 && !name.equals("status")) {
                throw ProblemException.invalid(name, "must be given once");
            }
        });
        return new RecordingFilter(
                Optional.ofNullable(parameters.getFirst("callSid")).map(RecordingFilters::callSid),
                parameters.getOrDefault("status", List.of()).stream()
                        .map(RecordingFilters::status)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(parameters.getFirst("createdAfter")).map(text -> time("createdAfter", text)),
                Optional.ofNullable(parameters.getFirst("createdBefore")).map(text -> time("createdBefore", text)));
    }

    static String write(RecordingFilter filter, RecordingPosition position) {
        return cursor(filter).write(List.of(position.createdAt().toString(), position.recordingSid()));
    }

    static RecordingPosition read(RecordingFilter filter, String text) {
        return cursor(filter)
                .read(text, 2, values -> new RecordingPosition(Cursor.time(values.getFirst()), values.getLast()));
    }

    private static Cursor cursor(RecordingFilter filter) {
        return new Cursor("recordings " + filter.callSid()
                + filter.statuses().stream().sorted().toList() + filter.createdFrom() + filter.createdBefore());
    }

    private static String callSid(String text) {
        if (!text.matches("CA[0-9a-fA-F]{32}")) {
            throw ProblemException.invalid("callSid", "must be CA and 32 hexadecimal digits");
        }
        return text;
    }

    private static RecordingStatus status(String text) {
        return RecordingStatus.of(text)
                .orElseThrow(() -> ProblemException.invalid("status", "must be one of " + STATUSES));
    }

    private static Instant time(String parameter, String text) {
        return TimeText.read(text).orElseThrow(() -> ProblemException.invalid(parameter, TimeText.MESSAGE));
    }
}
