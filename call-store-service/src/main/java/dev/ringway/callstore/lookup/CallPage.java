package dev.ringway.callstore.lookup;

import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.StoredCall;
import java.util.List;
import java.util.Optional;

/** @param last where the next page goes on; empty on the last page */
public record CallPage(List<StoredCall> calls, Optional<CallPosition> last) {

    /** @param found one more than the limit where there is a next page */
    static CallPage of(List<StoredCall> found, int limit) {
        if (found.size() <= limit) {
            return new CallPage(found, Optional.empty());
        }
        List<StoredCall> calls = List.copyOf(found.subList(0, limit));
        return new CallPage(calls, Optional.of(CallPosition.of(calls.getLast().call())));
    }
}
