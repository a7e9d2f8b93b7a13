package dev.ringway.events.twilio;

import dev.ringway.events.EventData;

/**
 * Everything that Twilio tells about a call, and what came of connecting its agent.
 */
public sealed interface TwilioEvent extends EventData
        permits CallStatusReported,
                AmdReported,
                RecordingReported,
                VoiceRequested,
                FallbackRequested,
                AgentConnectionReported {

    String callSid();

    /** Whose call it is: the main account or a subaccount, AC and 32 hexadecimal digits. */
    String accountSid();

    @Override
    default String entityId() {
        return callSid();
    }
}
