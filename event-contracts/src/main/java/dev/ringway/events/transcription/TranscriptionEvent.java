package dev.ringway.events.transcription;

import dev.ringway.events.EventData;

/**
 * What Twilio's real-time transcription heard.
 */
public sealed interface TranscriptionEvent extends EventData permits TranscriptionReported {

    String callSid();

    @Override
    default String entityId() {
        return callSid();
    }
}
