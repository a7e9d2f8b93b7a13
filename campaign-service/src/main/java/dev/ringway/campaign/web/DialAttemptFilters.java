package dev.ringway.campaign.web;

import dev.ringway.campaign.attempt.AttemptFilter;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.intake.PhoneNumbers;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads which dial attempts are meant from parameters; each mistake is a 400 that names its parameter. */
@Component
final class DialAttemptFilters {

    private static final Set<String> PARAMETERS =
            Set.of("campaignId", "contactId", "state", "outcome", "phoneNumber", "cursor", "limit");

    private final PhoneNumbers numbers;

    DialAttemptFilters(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    static Query query(MultiValueMap<String, String> parameters) {
        return Query.of(parameters, PARAMETERS);
    }

    /** @throws ProblemException 400, and 403 if they are asked for by a number that the caller may not see */
    AttemptFilter read(Query query, Caller caller) {
        if (!query.all("phoneNumber").isEmpty() && !caller.maySeeNumbers()) {
            // Otherwise a masked number could be found by asking for each that it may be.
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "numbers-hidden",
                    "Numbers are masked for you, so attempts cannot be asked for by number. Ask an operator.");
        }
        return new AttemptFilter(
                query.one("campaignId", DialAttemptFilters::id, ContactId.MESSAGE),
                query.one("contactId", DialAttemptFilters::id, ContactId.MESSAGE),
                any(query, "state", AttemptState::of, AttemptState.values(), AttemptState::text),
                any(query, "outcome", AttemptOutcome::of, AttemptOutcome.values(), AttemptOutcome::text),
                // A plus sign that a client did not encode arrives as a space.
                query.one(
                        "phoneNumber",
                        given -> numbers.e164(given.startsWith(" ") ? "+" + given.strip() : given),
                        "must be a telephone number such as +14155550123"));
    }

    private static Optional<String> id(String text) {
        return Optional.of(text).filter(id -> id.matches(ContactId.PATTERN));
    }

    private static <T extends Comparable<T>> SortedSet<T> any(
            Query query, String name, Function<String, Optional<T>> reading, T[] all, Function<T, String> text) {
        SortedSet<T> wanted = new TreeSet<>();
        query.all(name)
                .forEach(value -> wanted.add(reading.apply(value)
                        .orElseThrow(() -> ProblemException.invalid(
                                name,
                                "must be one of " + Arrays.stream(all).map(text).collect(Collectors.joining(", "))))));
        return wanted;
    }
}
