package dev.ringway.campaign.web;

import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.intake.FieldReading;
import dev.ringway.campaign.intake.PhoneNumbers;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads how a file is to be imported; each mistake is a 400 that names its parameter. */
@Component
final class ImportParameters {

    private static final Set<String> KNOWN =
            Set.of("region", "dryRun", "onDuplicate", "mapping", "tag", "group", "campaignId");
    private static final int LONGEST_HEADER = 200;

    private final PhoneNumbers numbers;

    ImportParameters(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    ImportOptions read(MultiValueMap<String, String> parameters) {
        Query query = Query.of(parameters, KNOWN);
        return new ImportOptions(
                query.one(
                                "region",
                                text -> Optional.of(text).filter(numbers::isRegion),
                                "must be the two letters of a country, such as US")
                        .orElseGet(numbers::defaultRegion),
                query.one("dryRun", ImportParameters::truth, "must be true or false")
                        .orElse(false),
                query.one("onDuplicate", OnDuplicate::of, "must be skip or update")
                        .orElse(OnDuplicate.SKIP),
                mapping(query.all("mapping")),
                labels(query, "tag"),
                labels(query, "group"),
                query.one(
                        "campaignId",
                        text -> Optional.of(text).filter(id -> id.matches(ContactId.PATTERN)),
                        ContactId.MESSAGE));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The last colon counts: a header may hold one, the name of a field does not. */
    private static Map<String, String> mapping(List<String> given) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String text : given) {
            int colon = text.lastIndexOf(':');
            if (colon < 1 || colon == text.length() - 1 || colon > LONGEST_HEADER) {
                throw ProblemException.invalid(
                        "mapping", "must be a header of the file, a colon and a field, such as Telefon:phoneNumber");
            }
            if (mapping.put(
                            text.substring(0, colon).strip(),
                            text.substring(colon + 1).strip())
                    != null) {
                throw ProblemException.invalid("mapping", "must name each header once");
            }
        }
        return mapping;
    }

    private static List<String> labels(Query query, String name) {
        List<String> labels = query.all(name);
        if (!labels.stream().allMatch(label -> FieldReading.LABEL.matcher(label).matches())) {
            throw ProblemException.invalid(name, "must be a text of 1 to 64 characters without ;");
        }
        return labels;
    }
}
