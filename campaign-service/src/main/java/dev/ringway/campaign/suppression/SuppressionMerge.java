package dev.ringway.campaign.suppression;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a suppression that is told once more. Telling never makes it weaker, and telling the same again changes
 * nothing: an opt-out stays, or replaces what was there; of two ends the later one counts; what has expired is replaced.
 */
public final class SuppressionMerge {

    private SuppressionMerge() {}

    public static SuppressionFields of(SuppressionFields known, SuppressionFields said, Instant now) {
        if (known.reason().isForEver()) {
            return known;
        }
        if (said.reason().isForEver() || !known.countsAt(now)) {
            return said;
        }
        return new SuppressionFields(
                known.reason(), known.source(), known.note(), later(known.expiresAt(), said.expiresAt()));
    }

    private static Optional<Instant> later(Optional<Instant> known, Optional<Instant> said) {
        return known.flatMap(one -> said.map(other -> one.isBefore(other) ? other : one));
    }
}
