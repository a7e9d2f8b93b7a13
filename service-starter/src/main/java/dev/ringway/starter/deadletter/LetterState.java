package dev.ringway.starter.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a dead letter so far.
 *
 * @param version counts the decisions that held
 * @param correction the one that counts: a replay takes its body instead of the original
 * @param decisions those that held, the oldest first
 */
record LetterState(Status status, long version, Optional<Decision> correction, List<Decision> decisions) {

    static final LetterState NEW = new LetterState(Status.OPEN, 0, Optional.empty(), List.of());

    enum Status {
        OPEN,
        REPLAYED,
        DISCARDED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    long replays() {
        return decisions.stream()
                .filter(decision -> decision.kind() == Decision.Kind.REPLAYED)
                .count();
    }

    Optional<Decision> lastReplay() {
        return decisions.reversed().stream()
                .filter(decision -> decision.kind() == Decision.Kind.REPLAYED)
                .findFirst();
    }

    /** The state after this decision; the same one if it came too late to hold. */
    LetterState after(Decision decision) {
        if (decision.expectedVersion().filter(expected -> expected != version).isPresent()) {
            return this;
        }
        return switch (decision.kind()) {
            case CORRECTED -> next(Status.OPEN, Optional.of(decision), decision);
            // What was published is on record in any case; but a correction made meanwhile has not been tried yet.
            case REPLAYED ->
                next(
                        decision.replayedVersion()
                                        .filter(seen -> seen < correctedAt())
                                        .isPresent()
                                ? status
                                : Status.REPLAYED,
                        correction,
                        decision);
            case DISCARDED -> status == Status.DISCARDED ? this : next(Status.DISCARDED, correction, decision);
            case REOPENED -> status == Status.OPEN ? this : next(Status.OPEN, correction, decision);
        };
    }

    private long correctedAt() {
        return correction.map(made -> decisions.indexOf(made) + 1L).orElse(0L);
    }

    private LetterState next(Status newStatus, Optional<Decision> newCorrection, Decision decision) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new LetterState(newStatus, version + 1, newCorrection, List.copyOf(all));
    }
}
