package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One callback that Twilio means to make, and everything that became of it. Safe for many threads. */
final class Callback {

    private Report report;
    private final int sequence;
    private final List<CallbackRecord.Attempt> attempts = new ArrayList<>();
    private boolean lost;
    private boolean heldBack;
    private int deliveries;
    private int concluded;

    Callback(Report report, int sequence) {
        this.report = report;
        this.sequence = sequence;
    }

    synchronized Target target() {
        return report.target();
    }

    int sequence() {
        return sequence;
    }

    /** Whether no further callback of its kind can follow for its call. */
    synchronized boolean last() {
        return report.last();
    }

    synchronized String callSid() {
        return report.callSid();
    }

    /** Made anew each time, since many may wait; empty once every delivery is over. */
    synchronized Map<String, String> parameters() {
        return report.parameters().numbered(sequence);
    }

    synchronized void lose() {
        lost = true;
        report = report.told();
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
            report = report.told();
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
