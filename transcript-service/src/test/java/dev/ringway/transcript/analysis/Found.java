package dev.ringway.transcript.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** How many of those that should be found were, and how many of those found should be. */
final class Found {

    private int right;
    private int wrong;
    private int missed;

    /** Every expected one is found by at most one that was found. */
    <T> void add(Collection<T> expected, Collection<T> found, BiPredicate<T, T> same) {
        List<T> open = new ArrayList<>(expected);
        for (T one : found) {
            Optional<T> match =
                    open.stream().filter(wanted -> same.test(wanted, one)).findFirst();
            match.ifPresentOrElse(
                    wanted -> {
                        open.remove(wanted);
                        right++;
                    },
                    () -> wrong++);
        }
        missed += open.size();
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
        return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    int expected() {
        return right + missed;
    }

    String row() {
        return String.format(Locale.ROOT, "%d | %.2f | %.2f | %.2f", expected(), precision(), recall(), f1());
    }
}
