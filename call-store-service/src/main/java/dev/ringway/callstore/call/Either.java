package dev.ringway.callstore.call;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Joins two optional values into one, whichever comes first. */
final class Either {

    private Either() {}

    /** The one that there is; of two the one that the order puts first. */
    static <T> Optional<T> of(Optional<T> one, Optional<T> other, Comparator<? super T> order) {
        return Stream.of(one, other).flatMap(Optional::stream).min(order);
    }

    static <T extends Comparable<T>> Optional<T> least(Optional<T> one, Optional<T> other) {
        return of(one, other, Comparator.naturalOrder());
    }

    static <T extends Comparable<T>> Optional<T> greatest(Optional<T> one, Optional<T> other) {
        return of(one, other, Comparator.reverseOrder());
    }
}
