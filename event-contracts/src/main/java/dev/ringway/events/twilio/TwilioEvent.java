package dev.ringway.events.twilio;

import dev.ringway.events.EventData;

/** Everything that Twilio tells about a call. */
public sealed interface TwilioEvent extends EventData permits CallStatusReported {

    String callSid();

    @Override
    default String entityId() {
        return callSid();
    }
}
