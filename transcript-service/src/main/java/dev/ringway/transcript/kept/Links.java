package dev.ringway.transcript.kept;

import java.util.Optional;

/**
 * What a conversation belongs to.
 *
 * @param callSid of its call; free text where the call is none of Twilio's
 * @param agentId who spoke, at ElevenLabs
 */
public record Links(
        Optional<String> callSid,
        Optional<String> recordingSid,
        Optional<String> agentId,
        Optional<String> campaignId) {

    public static final Links NONE = new Links(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What is not known here is taken from there. */
    Links or(Links other) {
        return new Links(
                callSid.or(other::callSid),
                recordingSid.or(other::recordingSid),
                agentId.or(other::agentId),
                campaignId.or(other::campaignId));
    }
}
