package dev.ringway.transcript.store.search;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many entries have a word, as far as it was counted in the last minutes: common words come with most searches. One that is
 * out of date costs time and nothing else.
 */
final class Frequencies {

    private static final int MOST = 10_000;
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param all there are no more than that */
    private record Known(int count, boolean all, long since) {}

    /** Empty where it is not known so far. */
    Optional<Integer> upTo(int most, String word) {
        return Optional.ofNullable(known.get(word))
                .filter(one -> System.nanoTime() - one.since() < KEPT_NANOS)
                .filter(one -> one.all() || one.count() >= most)
                .map(one -> Math.min(one.count(), most));
    }

    /** @param most it was counted no further */
    void counted(String word, int most, int count) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(word, new Known(count, count < most, System.nanoTime()));
    }
}
