package dev.ringway.sandbox.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The latest calls since the last reset, up to a limit. A terminal status is never left. */
public final class CallBook {

    private final LinkedHashMap<String, Call> calls = new LinkedHashMap<>();
    private final int limit;

    /** @param limit above it the oldest call is forgotten for each new one */
    public CallBook(int limit) {
        this.limit = limit;
    }

    /** @return the SID of the call that had to go for it */
    synchronized Optional<String> add(Call call) {
        calls.putLast(call.sid(), call);
        return calls.size() > limit ? Optional.of(calls.pollFirstEntry().getKey()) : Optional.empty();
    }

    /** The call after the change; absent when it is over already, or forgotten. */
    synchronized Optional<Call> advance(String sid, CallStatus status, Instant now) {
        Optional<Call> moved = find(sid)
                .filter(call -> !call.status().terminal() && status.compareTo(call.status()) > 0)
                .map(call -> call.at(status, now));
        moved.ifPresent(call -> calls.replace(sid, call));
        return moved;
    }

    /** The call after the change; absent when it is over already, or forgotten. */
    synchronized Optional<Call> change(String sid, UnaryOperator<Call> change) {
        Optional<Call> changed =
                find(sid).filter(call -> !call.status().terminal()).map(change);
        changed.ifPresent(call -> calls.replace(sid, call));
        return changed;
    }

    public synchronized Optional<Call> find(String sid) {
        return Optional.ofNullable(calls.get(sid));
    }

    /** As Twilio lists them. */
    public synchronized List<Call> newestFirst() {
        return List.copyOf(calls.sequencedValues().reversed());
    }

    synchronized void clear() {
        calls.clear();
    }
}
