package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;

/** Which contacts the body of a request means. */
sealed interface ContactSelection {

    int MOST_IDS = 1_000;

    record These(List<String> ids) implements ContactSelection {}

    record All(ContactFilter filter) implements ContactSelection {}

    /** @throws ProblemException 400 naming what is wrong: one of the two has to be given, and only one */
    static ContactSelection read(
            Optional<List<String>> ids,
            Optional<Map<String, List<String>>> filter,
            ContactFilters filters,
            Caller caller) {
        if (ids.isPresent() == filter.isPresent()) {
            throw ProblemException.invalid("ids", "must be given, or else filter");
        }
        return ids.<ContactSelection>map(given -> new These(checked("ids", given, MOST_IDS)))
                .orElseGet(() -> new All(read(filter.orElseThrow(), filters, caller)));
    }

    static List<String> checked(String field, List<String> ids, int most) {
        Set<String> distinct = new LinkedHashSet<>(ids);
        if (distinct.isEmpty()
                || distinct.size() > most
                || !distinct.stream().allMatch(id -> id != null && id.matches(ContactId.PATTERN))) {
            throw ProblemException.invalid(field, "must be 1 to " + most + " ids, each of 24 hexadecimal digits");
        }
        return List.copyOf(distinct);
    }

    private static ContactFilter read(Map<String, List<String>> filter, ContactFilters filters, Caller caller) {
        filter.forEach((name, values) -> {
            if (values == null) {
                throw ProblemException.invalid(name, "must be a list of texts");
            }
        });
        // An empty search box shows all contacts; changing all of them has to be meant.
        if (filter.containsKey("q") && String.join("", filter.get("q")).isBlank()) {
            throw ProblemException.invalid("q", "must have words; leave it out where all contacts are meant");
        }
        return filters.read(ContactFilters.query(new LinkedMultiValueMap<>(filter)), caller);
    }
}
