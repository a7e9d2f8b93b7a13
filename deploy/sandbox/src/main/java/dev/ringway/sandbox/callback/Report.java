package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Target;
import java.util.Map;

/**
 * One thing to be told to a registered URL.
 *
 * @param callSeed decides what disorder does to it
 * @param event as it is subscribed to
 * @param status what it says: a status, who answered
 * @param last whether no further one of its kind can follow for this call
 */
record Report(
        CallbackKind kind,
        String callSid,
        long callSeed,
        Target target,
        String event,
        String status,
        boolean last,
        Parameters parameters) {

    interface Parameters {
        /** @param sequence how many of this kind were reported of the call before */
        Map<String, String> numbered(int sequence);
    }

    /** The same without what its parameters hold on to. */
    Report told() {
        return new Report(kind, callSid, callSeed, target, event, status, last, _ -> Map.of());
    }
}
