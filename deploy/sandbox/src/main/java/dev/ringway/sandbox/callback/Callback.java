package dev.ringway.sandbox.callback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One callback that Twilio means to make, and everything that became of it. Safe for many threads. */
final class Callback {

    private final String url;
    private final String method;
    private final String event;
    private final int sequence;
    private final boolean last;
    private final Map<String, String> parameters;
    private final List<CallbackRecord.Attempt> attempts = new ArrayList<>();
    private boolean lost;
    private boolean heldBack;
    private int deliveries;
    private int concluded;

    Callback(String url, String method, String event, int sequence, boolean last, Map<String, String> parameters) {
        this.url = url;
        this.method = method;
        this.event = event;
        this.sequence = sequence;
        this.last = last;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    String url() {
        return url;
    }

    String method() {
        return method;
    }

    int sequence() {
        return sequence;
    }

    /** Whether no further callback of its call can follow. */
    boolean last() {
        return last;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    synchronized void lose() {
        lost = true;
    }

    synchronized void holdBack() {
        heldBack = true;
    }

    /** Announces so many deliveries (the first and its duplicates); pending until each is concluded. */
    synchronized void expectDeliveries(int count) {
        deliveries = count;
    }

    synchronized void attempted(Instant at, CallbackRecord.Cause cause, String answer, boolean accepted) {
        attempts.add(new CallbackRecord.Attempt(at, cause, answer, accepted));
    }

    synchronized void conclude() {
        concluded++;
    }

    synchronized CallbackRecord record() {
        return new CallbackRecord(
                sequence,
                event,
                String.valueOf(parameters.get("CallStatus")),
                fate(),
                heldBack,
                List.copyOf(attempts),
                parameters);
    }

    private CallbackRecord.Fate fate() {
        if (lost) {
            return CallbackRecord.Fate.LOST;
        }
        if (deliveries == 0 || concluded < deliveries) {
            return CallbackRecord.Fate.PENDING;
        }
        boolean accepted = attempts.stream().anyMatch(CallbackRecord.Attempt::accepted);
        return accepted ? CallbackRecord.Fate.DELIVERED : CallbackRecord.Fate.UNDELIVERED;
    }
}
