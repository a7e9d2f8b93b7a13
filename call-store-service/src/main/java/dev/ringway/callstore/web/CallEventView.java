package dev.ringway.callstore.web;

import dev.ringway.callstore.call.TimelineEvent;
import dev.ringway.starter.security.Caller;

/** A report about a call as somebody may see it: numbers hidden wherever they stand in it. */
final class CallEventView {

    private CallEventView() {}

    static TimelineEvent of(TimelineEvent event, Caller caller) {
        return caller.maySeeNumbers()
                ? event
                : event.withData(
                        ReportMask.mask(event.data()), event.conversationData().map(ReportMask::mask));
    }
}
