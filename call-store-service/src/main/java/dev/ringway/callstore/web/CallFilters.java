package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.Direction;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** Reads the filters of the list of calls from query parameters; each mistake is a 400 that names its parameter. */
final class CallFilters {

    private static final Pattern PARTY =
            Pattern.compile("\\+?[0-9]{3,15}|[a-z]+:\\S{1,500}|anonymous|private|restricted|unavailable|unknown");
    private static final String PARTY_MESSAGE = "must be a number such as +14155550123, or a SIP or client address";
    private static final String TIME_MESSAGE = "must be a time such as 2026-01-31T12:00:00Z";
    private static final String STATUSES =
            Arrays.stream(CallStatus.values()).map(CallStatus::text).collect(Collectors.joining(", "));

    private static final Set<String> PARAMETERS =
            Set.of("status", "from", "to", "direction", "startedAfter", "startedBefore", "cursor", "limit");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private CallFilters() {}

    /** A misspelt filter must not look like a list of everything. */
    static void refuseUnknown(MultiValueMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                throw ProblemException.invalid(
                        name, "is not known; the list takes " + String.join(", ", new TreeSet<>(PARAMETERS)));
            }
            if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
                throw ProblemException.invalid(name, "must not be empty; leave it out to see all");
            }
        });
    }

    static CallFilter of(
            Optional<List<String>> status,
            Optional<String> from,
            Optional<String> to,
            Optional<String> direction,
            Optional<String> startedAfter,
            Optional<String> startedBefore) {
        return new CallFilter(
                status.orElse(List.of()).stream()
                        .map(text -> known("status", text, CallStatus::of, "must be one of " + STATUSES))
                        .collect(Collectors.toUnmodifiableSet()),
                from.map(text -> party("from", text)),
                to.map(text -> party("to", text)),
                direction.map(text -> known("direction", text, Direction::of, "must be inbound or outbound")),
                startedAfter.map(text -> time("startedAfter", text)),
                startedBefore.map(text -> time("startedBefore", text)));
    }

    private static <T> T known(String parameter, String text, Function<String, Optional<T>> values, String message) {
        return values.apply(text).orElseThrow(() -> ProblemException.invalid(parameter, message));
    }

    private static String party(String parameter, String text) {
        String party = withPlus(text);
        if (!PARTY.matcher(party).matches()) {
            throw ProblemException.invalid(parameter, PARTY_MESSAGE);
        }
        return party;
    }

    private static Instant time(String parameter, String text) {
        try {
            Instant time = OffsetDateTime.parse(withPlus(text)).toInstant();
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw ProblemException.invalid(parameter, TIME_MESSAGE);
            }
            return time;
        } catch (DateTimeParseException notATime) {
            ProblemException problem = ProblemException.invalid(parameter, TIME_MESSAGE);
            problem.initCause(notATime);
            throw problem;
        }
    }

    /** A plus sign that a client did not encode arrives as a space; no number and no time contains one. */
    private static String withPlus(String text) {
        return text.replace(' ', '+');
    }
}
