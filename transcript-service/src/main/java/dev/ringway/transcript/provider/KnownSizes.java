package dev.ringway.transcript.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How large the sounds are that were measured last, for as long as a sound is taken to be the same. */
final class KnownSizes {

    private static final int MOST = 1_000;

    private record Size(long bytes, Instant until) {}

    private final Map<String, Size> sizes = new LinkedHashMap<>();
    private final Duration age;
    private final Clock clock;

    KnownSizes(Duration age, Clock clock) {
        this.age = age;
        this.clock = clock;
    }

    synchronized Optional<Long> of(String conversationId) {
        return Optional.ofNullable(sizes.get(conversationId))
                .filter(size -> clock.instant().isBefore(size.until))
                .map(Size::bytes);
    }

    synchronized void put(String conversationId, long bytes) {
        sizes.remove(conversationId);
        sizes.put(conversationId, new Size(bytes, clock.instant().plus(age)));
        if (sizes.size() > MOST) {
            sizes.remove(sizes.keySet().iterator().next());
        }
    }
}
