package dev.ringway.campaign.suppression;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a suppression that is told once more. Telling never makes it weaker, and telling the same again changes
 * nothing: an opt-out stays, or replaces what was there; of two reasons the stronger one counts, with its source and note; of
 * two ends the later one; what has expired is replaced.
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
        SuppressionFields stronger = said.reason().isStrongerThan(known.reason()) ? said : known;
        return new SuppressionFields(
                stronger.reason(), stronger.source(), stronger.note(), later(known.expiresAt(), said.expiresAt()));
    }

    private static Optional<Instant> later(Optional<Instant> known, Optional<Instant> said) {
        return known.flatMap(one -> said.map(other -> one.isBefore(other) ? other : one));
    }
}
