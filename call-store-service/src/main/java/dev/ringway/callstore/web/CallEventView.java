package dev.ringway.callstore.web;

import dev.ringway.callstore.call.TimelineEvent;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;

/** A report about a call as somebody may see it: numbers hidden wherever they stand in it. */
final class CallEventView {

    private CallEventView() {}

    static TimelineEvent of(TimelineEvent event, Caller caller) {
        return event.withData(
                DataMask.shownTo(caller, event.data()),
                event.conversationData().map(said -> DataMask.shownTo(caller, said)));
    }
}
