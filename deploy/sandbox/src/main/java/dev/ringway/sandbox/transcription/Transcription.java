package dev.ringway.sandbox.transcription;

import java.time.Instant;

/**
 * A transcription at one moment.
 *
 * @param events how many were told, or meant to be
 */
public record Transcription(
        String sid,
        String accountSid,
        String callSid,
        long callSeed,
        TranscriptionOrder order,
        boolean stopped,
        int events,
        Instant updatedAt) {

    Transcription told(Instant now) {
        return new Transcription(sid, accountSid, callSid, callSeed, order, stopped, events + 1, now);
    }

    Transcription stop(Instant now) {
        return new Transcription(sid, accountSid, callSid, callSeed, order, true, events + 1, now);
    }

    public String status() {
        return stopped ? "stopped" : "in-progress";
    }
}
