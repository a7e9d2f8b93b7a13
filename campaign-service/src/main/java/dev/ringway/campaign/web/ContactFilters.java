package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.contact.Near;
import dev.ringway.campaign.contact.SearchText;
import dev.ringway.campaign.intake.FieldReading;
import dev.ringway.campaign.intake.PhoneNumbers;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.NumberPiece;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Reads which contacts are meant from parameters; each mistake is a 400 that names its parameter. */
@Component
final class ContactFilters {

    private static final Set<String> PARAMETERS =
            Set.of("q", "tag", "tags", "group", "status", "number", "near", "updatedAfter", "updatedBefore");
    private static final String NEAR_MESSAGE =
            "must be latitude,longitude,radius: degrees and 1 to 20000000 metres, such as 48.2,16.37,5000";
    private static final double FARTHEST = 20_000_000;

    private final PhoneNumbers numbers;

    ContactFilters(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** The parameters of a request, where they are a filter's or one of these. A search box that is empty asks nothing. */
    static Query query(MultiValueMap<String, String> parameters, String... others) {
        Set<String> known = new TreeSet<>(PARAMETERS);
        known.addAll(Set.of(others));
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>(parameters);
        if (String.join("", given.getOrDefault("q", List.of())).isBlank()) {
            given.remove("q");
        }
        return Query.of(given, known);
    }

    /** @throws ProblemException 400, and 403 if contacts are asked for by a number that the caller may not see */
    ContactFilter read(Query query, Caller caller) {
        return new ContactFilter(
                words(query, caller),
                labels(query, "tag"),
                query.one("tags", ContactFilters::every, "must be any or all").orElse(false),
                labels(query, "group"),
                statuses(query),
                number(query, caller),
                query.one("near", ContactFilters::near, NEAR_MESSAGE),
                time(query, "updatedAfter"),
                time(query, "updatedBefore"));
    }

    private static SortedSet<String> labels(Query query, String name) {
        SortedSet<String> labels = new TreeSet<>(query.all(name));
        if (!labels.stream().allMatch(label -> FieldReading.LABEL.matcher(label).matches())) {
            throw ProblemException.invalid(name, "must be a text of 64 characters at most");
        }
        return labels;
    }

    private static Set<ContactStatus> statuses(Query query) {
        Set<ContactStatus> statuses = EnumSet.noneOf(ContactStatus.class);
        query.all("status")
                .forEach(text -> statuses.add(ContactStatus.of(text)
                        .orElseThrow(() ->
                                ProblemException.invalid("status", "must be one of active, inactive, do-not-call"))));
        return statuses;
    }

    /** Numbers stand in names too. */
    private static Optional<SearchText> words(Query query, Caller caller) {
        Optional<SearchText> text = query.one("q").map(SearchText::of);
        if (!caller.maySeeNumbers()
                && text.stream().flatMap(search -> search.words().stream()).anyMatch(NumberPiece::is)) {
            throw hidden();
        }
        return text;
    }

    /** Otherwise a masked number could be found by asking for each that it may be. */
    private static ProblemException hidden() {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "numbers-hidden",
                "Numbers are masked for you, so contacts cannot be asked for by number, nor by words with two or more"
                        + " digits. Ask an operator.");
    }

    private Optional<String> number(Query query, Caller caller) {
        Optional<String> text = query.one("number");
        if (text.isPresent() && !caller.maySeeNumbers()) {
            throw hidden();
        }
        // A plus sign that a client did not encode arrives as a space.
        return query.one(
                "number",
                given -> numbers.e164(given.startsWith(" ") ? "+" + given.strip() : given),
                "must be a telephone number such as +14155550123");
    }

    private static Optional<Instant> time(Query query, String name) {
        return query.one(name, TimeText::read, TimeText.MESSAGE);
    }

    private static Optional<Boolean> every(String text) {
        return switch (text) {
            case "any" -> Optional.of(false);
            case "all" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static Optional<Near> near(String text) {
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,12})?,-?\\d{1,3}(\\.\\d{1,12})?,\\d{1,8}(\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        String[] parts = text.split(",", -1);
        Near near = new Near(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        boolean onEarth = Math.abs(near.latitude()) <= 90 && Math.abs(near.longitude()) <= 180;
        return onEarth && near.radius() >= 1 && near.radius() <= FARTHEST ? Optional.of(near) : Optional.empty();
    }
}
