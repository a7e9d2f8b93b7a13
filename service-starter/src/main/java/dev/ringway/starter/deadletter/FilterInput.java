package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.LetterState.Status;
import dev.ringway.starter.problems.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** The filters as they were sent; each mistake is a 400 that names its parameter. */
record FilterInput(
        Optional<String> topic,
        Optional<String> call,
        Optional<String> key,
        Optional<String> type,
        Optional<String> reason,
        Optional<String> rejectedAfter,
        Optional<String> rejectedBefore) {

    private static final Set<String> PARAMETERS = Set.of(
            "topic", "call", "key", "type", "reason", "rejectedAfter", "rejectedBefore", "state", "cursor", "limit");
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final int LONGEST = 512;

    LetterFilter filter(DeadLetterTopics topics) {
        return new LetterFilter(
                topics.named(topic),
                call.map(FilterInput::callSid),
                key.map(text -> text("key", text)),
                type.map(text -> text("type", text)),
                reason.map(text -> text("reason", text)),
                rejectedAfter.map(text -> time("rejectedAfter", text)),
                rejectedBefore.map(text -> time("rejectedBefore", text)),
                Set.of());
    }

    /** A misspelt filter must not look like a list of everything. */
    static void refuseUnknown(MultiValueMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                throw ProblemException.invalid(
                        name, "is not known; the list takes " + String.join(", ", new TreeSet<>(PARAMETERS)));
            }
            values.forEach(value -> text(name, value == null ? "" : value));
        });
    }

    static Set<Status> states(List<String> texts) {
        return texts.stream().map(FilterInput::state).collect(Collectors.toUnmodifiableSet());
    }

    private static Status state(String text) {
        return Arrays.stream(Status.values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("state", "must be one of open, replayed, discarded"));
    }

    private static String callSid(String text) {
        if (!CALL_SID.matcher(text).matches()) {
            throw ProblemException.invalid("call", "must be CA and 32 hexadecimal digits");
        }
        return text;
    }

    private static String text(String parameter, String text) {
        int longest = parameter.equals("cursor") ? 16 * LONGEST : LONGEST;
        if (text.isEmpty() || text.length() > longest) {
            throw ProblemException.invalid(parameter, "must not be empty, nor longer than " + longest + " characters");
        }
        return text;
    }

    /** A plus sign that a client did not encode arrives as a space; no time contains one. */
    private static Instant time(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException notATime) {
            ProblemException problem =
                    ProblemException.invalid(parameter, "must be a time such as 2026-01-31T12:00:00Z");
            problem.initCause(notATime);
            throw problem;
        }
    }
}
