package dev.ringway.callstore.call;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a number is from.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Geo(Optional<String> city, Optional<String> state, Optional<String> zip, Optional<String> country) {

    /** The one that says most. */
    static final Comparator<Geo> MOST_TELLING_FIRST = Comparator.<Geo>comparingLong(
                    geo -> -geo.parts().stream().flatMap(Optional::stream).count())
            .thenComparing(geo -> geo.parts().toString());

    private List<Optional<String>> parts() {
        return List.of(city, state, zip, country);
    }

    boolean isEmpty() {
        return parts().stream().allMatch(Optional::isEmpty);
    }
}
