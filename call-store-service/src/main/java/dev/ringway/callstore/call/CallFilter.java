package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which calls; everything that is present must hold.
 *
 * @param statuses any of these; empty means all
 * @param startedFrom inclusive
 * @param startedBefore exclusive
 */
public record CallFilter(
        Set<CallStatus> statuses,
        Optional<String> from,
        Optional<String> to,
        Optional<Direction> direction,
        Optional<Instant> startedFrom,
        Optional<Instant> startedBefore) {

    public CallFilter {
        statuses = Set.copyOf(statuses);
    }

    /** The calls that are not over. */
    public static CallFilter active() {
        return new CallFilter(
                Set.copyOf(CallStatus.active()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
