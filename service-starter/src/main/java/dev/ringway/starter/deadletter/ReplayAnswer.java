package dev.ringway.starter.deadletter;

import java.util.List;
import java.util.Optional;

/**
 * What came of replaying many.
 *
 * @param replayed their ids, in the order in which they were replayed; in a dry run, would be
 * @param refused those that match and were not replayed
 * @param next to be sent as {@code cursor} to go on; left out when all are done
 */
record ReplayAnswer(List<String> replayed, List<Refused> refused, Optional<String> next) {

    /** @param code why, for programs; {@code detail} for people */
    record Refused(String id, String code, String detail) {}

    static ReplayAnswer of(Replaying.Outcome outcome, LetterFilter filter) {
        return new ReplayAnswer(
                outcome.replayed().stream().map(DeadLetterId::toString).toList(),
                outcome.refused().stream()
                        .map(one -> new Refused(
                                one.id().toString(),
                                one.problem().code(),
                                String.valueOf(one.problem().getMessage())))
                        .toList(),
                outcome.left().map(left -> left.write(filter)));
    }
}
