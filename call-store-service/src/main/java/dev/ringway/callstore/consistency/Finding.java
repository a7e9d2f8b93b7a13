package dev.ringway.callstore.consistency;

import java.util.List;
import java.util.Locale;

/**
 * Something that does not agree.
 *
 * @param id the Call SID, or the Recording SID where it is about a recording
 * @param fields that differ; empty where the whole is missing
 * @param repaired whether it agrees now
 */
public record Finding(Kind kind, String id, List<String> fields, boolean repaired) {

    /** What can disagree. */
    public enum Kind {
        /** The call is not what its events say. Repair: written anew. */
        CALL_DIFFERS,
        /** A call of which no event is kept, though it is younger than events are kept. Nothing to repair it from. */
        CALL_WITHOUT_EVENTS,
        /** Events of a call that is not there. Repair: folded. */
        EVENTS_WITHOUT_CALL,
        /** The call's events tell of a recording that is not there. Repair: folded. */
        RECORDING_MISSING,
        /** The recording is not what its call's events say. Repair: what events say is joined to it. */
        RECORDING_DIFFERS,
        /** A recording of a call that is not there. Reconciliation fetches the call. */
        RECORDING_WITHOUT_CALL,
        /** An event that this version cannot read; its call is not judged. */
        EVENT_UNREADABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Finding of(Kind kind, String id) {
        return new Finding(kind, id, List.of(), false);
    }

    Finding nowRepaired(boolean success) {
        return new Finding(kind, id, fields, success);
    }
}
