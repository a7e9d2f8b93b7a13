package dev.ringway.starter.http;

import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/** The parameters of a request, all of them known and none empty: a misspelt filter must not look like a list of everything. */
public record Query(MultiValueMap<String, String> parameters) {

    private static final int MOST_VALUES = 20;

    /** @throws ProblemException 400 naming a parameter that is not known, empty or repeated too often */
    public static Query of(MultiValueMap<String, String> parameters, Set<String> known) {
        parameters.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ProblemException.invalid(
                        name, "is not known; this takes " + String.join(", ", new TreeSet<>(known)));
            }
            if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
                throw ProblemException.invalid(name, "must not be empty; leave it out to see all");
            }
            if (values.size() > MOST_VALUES) {
                throw ProblemException.invalid(name, "must not be given more than " + MOST_VALUES + " times");
            }
        });
        return new Query(parameters);
    }

    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw ProblemException.invalid(name, "must be given once");
        }
        return values.stream().findFirst();
    }

    /** @param message what the value must be, to be read after the parameter's name */
    public <T> Optional<T> one(String name, Function<String, Optional<T>> reading, String message) {
        return one(name).map(text -> reading.apply(text).orElseThrow(() -> ProblemException.invalid(name, message)));
    }

    /** A whole number from 0 on. */
    public Optional<Integer> number(String name) {
        return one(
                name,
                text -> text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
                "must be a whole number");
    }
}
