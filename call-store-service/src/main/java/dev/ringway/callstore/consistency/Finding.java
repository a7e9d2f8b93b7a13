package dev.ringway.callstore.consistency;

import java.util.List;
import java.util.Locale;

/**
 * Something that does not agree.
 *
 * @param id the Call SID, or the Recording SID or the event's id where it is about a recording or an event
 * @param fields that differ; empty where the whole is missing
 * @param repaired whether it agrees now
 */
public record Finding(Kind kind, String id, List<String> fields, boolean repaired) {

    /** What can disagree, and what to do about it. */
    public enum Kind {
        /** The call is not what its events say. Repair: written anew. */
        CALL_DIFFERS("A repair writes what the events say; what it leaves, no kept event tells."),
        /** A call of which no event is kept, though it is younger than events are kept. Nothing to repair it from. */
        CALL_WITHOUT_EVENTS("Reconcile the span of time in which the call was made."),
        /** Events of a call that is not there. Repair: folded. */
        EVENTS_WITHOUT_CALL("A repair folds the events."),
        /** The call's events tell of a recording that is not there. Repair: folded. */
        RECORDING_MISSING("A repair folds the events."),
        /** The recording is not what its call's events say. Repair: what events say is joined to it. */
        RECORDING_DIFFERS("A repair joins what the events say."),
        /** A recording of a call that is not there. Reconciliation fetches the call. */
        RECORDING_WITHOUT_CALL("Reconcile the span of time in which the call was made."),
        /** An event that its call or recording could not take. Repair: tried once more. */
        EVENT_REFUSED("Correct and replay its dead letter; where the cause is gone, a repair takes it as it is."),
        /** An event that this version cannot read; its call is not judged. */
        EVENT_UNREADABLE("Upgrade to the version that wrote it.");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** A sentence for people. */
        public String advice() {
            return advice;
        }
    }

    static Finding of(Kind kind, String id) {
        return new Finding(kind, id, List.of(), false);
    }

    Finding nowRepaired(boolean success) {
        return new Finding(kind, id, fields, success);
    }
}
