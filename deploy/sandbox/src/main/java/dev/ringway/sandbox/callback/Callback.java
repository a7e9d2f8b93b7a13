package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One callback that Twilio means to make, and everything that became of it. Safe for many threads. */
final class Callback {

    private final Report report;
    private final int sequence;
    private final List<CallbackRecord.Attempt> attempts = new ArrayList<>();
    private Map<String, String> parameters;
    private boolean lost;
    private boolean heldBack;
    private int deliveries;
    private int concluded;

    Callback(Report report, int sequence) {
        this.parameters = Collections.unmodifiableMap(
                new LinkedHashMap<>(report.parameters().numbered(sequence)));
        this.report = report.told();
        this.sequence = sequence;
    }

    Target target() {
        return report.target();
    }

    int sequence() {
        return sequence;
    }

    /** Whether no further callback of its kind can follow for its call. */
    boolean last() {
        return report.last();
    }

    /** Empty once every delivery is over: the record does not need them, and they are most of the memory. */
    synchronized Map<String, String> parameters() {
        return parameters;
    }

    synchronized void lose() {
        lost = true;
        parameters = Map.of();
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
        if (concluded == deliveries) {
            parameters = Map.of();
        }
    }

    synchronized CallbackRecord record() {
        return new CallbackRecord(
                report.kind(), sequence, report.event(), report.status(), fate(), heldBack, List.copyOf(attempts));
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
