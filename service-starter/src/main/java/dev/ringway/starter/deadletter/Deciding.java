package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Found;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Correcting, discarding and taking that back: kept beside the letter, which itself never changes. */
final class Deciding {

    private final DeadLetterLookup lookup;
    private final DecisionLog decisions;
    private final ReplayOutcomes outcomes;
    private final Clock clock;

    Deciding(DeadLetterLookup lookup, DecisionLog decisions, ReplayOutcomes outcomes, Clock clock) {
        this.lookup = lookup;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * The letter is open afterwards, whatever it was before: the corrected body has not been tried.
     *
     * @throws ProblemException 412 if somebody else decided something since {@code expectedVersion}; 409 if it was replayed
     *     and taken, since what is taken is not taken anew; 400 if the data could not be handled either
     */
    Found correct(DeadLetterId id, long expectedVersion, @Nullable Object data, String why, String by) {
        Found found = lookup.find(id);
        if (found.state().version() != expectedVersion) {
            throw EntityTag.changedMeanwhile();
        }
        if (found.state().status() == LetterState.Status.REPLAYED
                && outcomes.of(found).equals(Optional.of(ReplayOutcome.TAKEN))) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "taken-already",
                    "This was replayed and taken, and an event is taken once: a correction would change nothing. Where its"
                            + " reader does take it anew, reopen it first.");
        }
        byte[] body = found.kind().corrected(found.letter(), data);
        Decision correction = decision(id, Decision.Kind.CORRECTED, by, why, Optional.of(expectedVersion));
        decisions.write(List.of(correction), body);
        Found after = lookup.find(id);
        if (!decisions.holds(correction)) {
            throw EntityTag.changedMeanwhile();
        }
        return after;
    }

    /** Never to be replayed, until it is opened again. */
    Found discard(DeadLetterId id, String why, String by) {
        return decide(id, Decision.Kind.DISCARDED, why, by);
    }

    Found reopen(DeadLetterId id, String why, String by) {
        return decide(id, Decision.Kind.REOPENED, why, by);
    }

    private Found decide(DeadLetterId id, Decision.Kind kind, String why, String by) {
        lookup.find(id);
        decisions.write(List.of(decision(id, kind, by, why, Optional.empty())), null);
        return lookup.find(id);
    }

    private Decision decision(
            DeadLetterId id, Decision.Kind kind, String by, String why, Optional<Long> expectedVersion) {
        return new Decision(
                id, kind, by, clock.instant(), why, expectedVersion, Optional.empty(), Optional.empty(), -1);
    }
}
