package dev.ringway.callstore.report;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Joins two values into one, whichever comes first. */
public final class Either {

    private Either() {}

    /** The one that there is; of two the one that the order puts first. */
    public static <T> Optional<T> of(Optional<T> one, Optional<T> other, Comparator<? super T> order) {
        return Stream.of(one, other).flatMap(Optional::stream).min(order);
    }

    public static <T extends Comparable<T>> Optional<T> least(Optional<T> one, Optional<T> other) {
        return of(one, other, Comparator.naturalOrder());
    }

    public static <T extends Comparable<T>> Optional<T> greatest(Optional<T> one, Optional<T> other) {
        return of(one, other, Comparator.reverseOrder());
    }

    public static <T extends Comparable<T>> T least(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
