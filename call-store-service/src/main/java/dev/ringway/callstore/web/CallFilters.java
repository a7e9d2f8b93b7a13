package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallField;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Reads which calls are meant from query parameters; each mistake is a 400 that names its parameter. */
final class CallFilters {

    static final String DUE = "due";

    /** What is given once at most, unlike a {@link CallField}. */
    enum Single {
        HAS_RECORDING("hasRecording"),
        FOLLOW_UP("followUp"),
        MIN_DURATION("minDuration"),
        MAX_DURATION("maxDuration"),
        STARTED_AFTER("startedAfter"),
        STARTED_BEFORE("startedBefore");

        private final String text;

        Single(String text) {
            this.text = text;
        }

        /** The name in a query. */
        String text() {
            return text;
        }
    }

    /** All that a list, an export and the statistics can be narrowed by. */
    static final Set<String> PARAMETERS = Stream.concat(
                    Stream.of(CallField.values()).map(CallField::text),
                    Stream.of(Single.values()).map(Single::text))
            .collect(Collectors.toUnmodifiableSet());

    private CallFilters() {}

    /** Those and what else an endpoint takes. */
    static Set<String> and(String... others) {
        Set<String> parameters = new TreeSet<>(PARAMETERS);
        parameters.addAll(Set.of(others));
        return parameters;
    }

    /** @throws ProblemException 400, and 403 if calls are asked for by a number that the caller may not see */
    static CallFilter of(Query query, Caller caller) {
        Map<CallField, Set<String>> anyOf = new EnumMap<>(CallField.class);
        for (CallField field : CallField.values()) {
            Set<String> values = new TreeSet<>();
            query.all(field.text()).forEach(text -> values.addAll(FieldValues.read(field, text)));
            anyOf.put(field, values);
        }
        boolean byNumber = !anyOf.getOrDefault(CallField.FROM, Set.of()).isEmpty()
                || !anyOf.getOrDefault(CallField.TO, Set.of()).isEmpty();
        if (byNumber && !caller.maySeeNumbers()) {
            // Otherwise a masked number could be found by asking for each that it may be.
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "numbers-hidden",
                    "Numbers are masked for you, so calls cannot be asked for by number. Ask an operator.");
        }
        CallFilter filter = new CallFilter(
                anyOf,
                query.one(Single.HAS_RECORDING.text(), CallFilters::yesOrNo, "must be true or false"),
                query.one(Single.FOLLOW_UP.text(), CallFilters::due, "must be " + DUE)
                        .isPresent(),
                query.number(Single.MIN_DURATION.text()).map(Integer::longValue),
                query.number(Single.MAX_DURATION.text()).map(Integer::longValue),
                query.one(Single.STARTED_AFTER.text(), TimeText::read, TimeText.MESSAGE),
                query.one(Single.STARTED_BEFORE.text(), TimeText::read, TimeText.MESSAGE));
        checkEnds(filter);
        return filter;
    }

    /** What can match nothing is a mistake. */
    private static void checkEnds(CallFilter filter) {
        filter.startedFrom()
                .filter(from -> filter.startedBefore()
                        .filter(before -> !from.isBefore(before))
                        .isPresent())
                .ifPresent(from -> {
                    throw ProblemException.invalid(Single.STARTED_AFTER.text(), "must be before startedBefore");
                });
        filter.minDuration()
                .filter(least ->
                        filter.maxDuration().filter(most -> least > most).isPresent())
                .ifPresent(least -> {
                    throw ProblemException.invalid(Single.MIN_DURATION.text(), "must be at most maxDuration");
                });
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> due(String text) {
        return Optional.of(text).filter(DUE::equals);
    }
}
