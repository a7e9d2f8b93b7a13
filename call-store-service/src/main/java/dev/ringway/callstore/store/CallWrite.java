package dev.ringway.callstore.store;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.StoredCall;
import java.util.Optional;

/**
 * A call to be written where it is still as it was read.
 *
 * @param before what was read; empty for a call that was not there
 */
public record CallWrite(Optional<StoredCall> before, Call after) {

    public boolean changes() {
        return before.map(StoredCall::call).filter(after::equals).isEmpty();
    }

    /** It belongs to another attempt, contact or agent than before. */
    public boolean belongsAnew() {
        return before.map(StoredCall::call)
                .filter(call -> call.attemptId().equals(after.attemptId())
                        && call.contactId().equals(after.contactId())
                        && call.agentId().equals(after.agentId()))
                .isEmpty();
    }
}
