package dev.ringway.callstore.web;

import dev.ringway.callstore.control.Control;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.PhoneMask;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done to a live call.
 *
 * @param action end, transfer, transcribe
 * @param result done (Twilio took it), already-over (there was nothing to do), already-under-way (so was
 *     it, by another request), unconfirmed (Twilio may have done it and did not say; ask again), and of a transfer answered or unanswered by the person; left out while it is under way
 * @param callStatus of the call when it was done
 * @param to of a transfer, as this caller may see it
 * @param childCallSid of a transfer: the call to the person
 * @param requestedBy who asked for it; left out where the system did it by itself
 */
record ControlView(
        String controlId,
        String callSid,
        String action,
        Optional<String> result,
        Optional<String> callStatus,
        Optional<String> to,
        Optional<String> childCallSid,
        Optional<String> requestedBy,
        Instant requestedAt,
        Instant updatedAt) {

    static ControlView of(Control control, Caller caller) {
        return new ControlView(
                control.id(),
                control.callSid(),
                control.action(),
                control.result(),
                control.callStatus(),
                control.to().map(number -> PhoneMask.shownTo(caller, number)),
                control.childCallSid(),
                control.requestedBy(),
                control.createdAt(),
                control.updatedAt());
    }
}
