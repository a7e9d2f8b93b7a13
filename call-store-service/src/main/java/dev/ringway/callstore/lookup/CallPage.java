package dev.ringway.callstore.lookup;

import dev.ringway.callstore.call.CallCount;
import dev.ringway.callstore.call.CallDetails;
import java.util.List;
import java.util.Optional;

/**
 * @param more whether the list goes on after the last of these
 * @param count of the whole list, where it was asked for
 */
public record CallPage(List<CallDetails> calls, boolean more, Optional<CallCount> count) {

    /** @param found one more than the limit where there is a next page */
    static CallPage of(List<CallDetails> found, int limit, Optional<CallCount> count) {
        List<CallDetails> calls = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new CallPage(calls, found.size() > limit, count.map(value -> value.butNoLessThan(found.size())));
    }
}
