package dev.ringway.campaign.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Of several versions of the same thing the newest tells all that the others do. */
public final class Newest {

    private Newest() {}

    /** One of each id, in the order of the ids. */
    public static <T> Collection<T> of(Collection<T> all, Function<T, String> id, ToLongFunction<T> version) {
        return all.stream()
                .collect(Collectors.toMap(
                        id, Function.identity(), BinaryOperator.maxBy(Comparator.comparingLong(version)), TreeMap::new))
                .values();
    }
}
