package dev.ringway.starter.deadletter;

import java.util.Locale;
import java.util.Optional;

/**
 * What the group made of a record that was replayed.
 *
 * @param successor the dead letter that it became, where it was rejected again
 */
record ReplayOutcome(State state, Optional<DeadLetterId> successor) {

    static final ReplayOutcome WAITING = new ReplayOutcome(State.WAITING, Optional.empty());
    static final ReplayOutcome TAKEN = new ReplayOutcome(State.TAKEN, Optional.empty());

    enum State {
        /** The group has not got beyond it. */
        WAITING,
        TAKEN,
        REJECTED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ReplayOutcome rejected(DeadLetterId successor) {
        return new ReplayOutcome(State.REJECTED, Optional.of(successor));
    }
}
