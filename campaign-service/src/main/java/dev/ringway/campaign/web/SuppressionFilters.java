package dev.ringway.campaign.web;

import dev.ringway.campaign.intake.PhoneNumbers;
import dev.ringway.campaign.suppression.SuppressionFilter;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads which suppressions are meant from parameters; each mistake is a 400 that names its parameter. */
@Component
final class SuppressionFilters {

    private static final Set<String> PARAMETERS = Set.of("list", "number", "reason", "expired");

    private final PhoneNumbers numbers;

    SuppressionFilters(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** The parameters of a request, where they are a filter's or one of these. */
    static Query query(MultiValueMap<String, String> parameters, String... others) {
        Set<String> known = new TreeSet<>(PARAMETERS);
        known.addAll(Set.of(others));
        return Query.of(parameters, known);
    }

    /** @throws ProblemException 400, and 403 if they are asked for by a number that the caller may not see */
    SuppressionFilter read(Query query, Caller caller) {
        if (!query.all("number").isEmpty()) {
            checkMaySee(caller);
        }
        return new SuppressionFilter(
                query.one(
                        "list",
                        text -> Optional.of(text).filter(SuppressionKey::isList),
                        "must be global or the id of a campaign"),
                // A plus sign that a client did not encode arrives as a space.
                query.one(
                        "number",
                        given -> numbers.e164(given.startsWith(" ") ? "+" + given.strip() : given),
                        "must be a telephone number such as +14155550123"),
                reasons(query),
                query.one("expired", SuppressionFilters::truth, "must be true or false"));
    }

    /** Otherwise a masked number could be found by asking for each that it may be. */
    static void checkMaySee(Caller caller) {
        if (!caller.maySeeNumbers()) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "numbers-hidden",
                    "Numbers are masked for you, so suppressions cannot be asked for by number. Ask an operator.");
        }
    }

    private static SortedSet<SuppressionReason> reasons(Query query) {
        SortedSet<SuppressionReason> reasons = new TreeSet<>();
        query.all("reason")
                .forEach(text -> reasons.add(SuppressionReason.of(text)
                        .orElseThrow(() -> ProblemException.invalid(
                                "reason",
                                "must be one of opt-out, complaint, do-not-call-registry, wrong-number, invalid-number,"
                                        + " legal, manual"))));
        return reasons;
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
