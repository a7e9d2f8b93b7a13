package dev.ringway.sandbox.call;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Every call since the last reset. A terminal status is never left. */
public final class CallBook {

    private final ConcurrentHashMap<String, Call> calls = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, String> order = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final AtomicLong next = new AtomicLong();

    void add(Call call) {
        calls.put(call.sid(), call);
        order.put(next.incrementAndGet(), call.sid());
    }

    /** The call after the change; absent when it is over already or forgotten by a reset. */
    Optional<Call> advance(String sid, CallStatus status, Instant now) {
        var changed = new Object() {
            Optional<Call> call = Optional.empty();
        };
        calls.computeIfPresent(sid, (_, call) -> {
            if (call.status().terminal() || status.compareTo(call.status()) <= 0) {
                return call;
            }
            Call moved = call.at(status, now);
            changed.call = Optional.of(moved);
            return moved;
        });
        return changed.call;
    }

    public Optional<Call> find(String sid) {
        return Optional.ofNullable(calls.get(sid));
    }

    /** Newest first, as Twilio lists them. */
    public List<Call> newestFirst() {
        return order.values().stream().flatMap(sid -> find(sid).stream()).toList();
    }

    void clear() {
        calls.clear();
        order.clear();
    }
}
