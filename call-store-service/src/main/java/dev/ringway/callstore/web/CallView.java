package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.PhoneMask;

/** A call as somebody may see it. */
final class CallView {

    private CallView() {}

    static CallDetails of(CallDetails call, Caller caller) {
        return caller.maySeeNumbers() ? call : call.withParties(PhoneMask::mask);
    }
}
