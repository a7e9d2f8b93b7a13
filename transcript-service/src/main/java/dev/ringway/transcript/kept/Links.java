package dev.ringway.transcript.kept;

import java.util.Optional;

/**
 * What a conversation belongs to.
 *
 * @param callSid of its call at Twilio; other ids of calls are not taken
 * @param callFound by what that is known, if it is
 * @param agentId who spoke, at ElevenLabs
 * @param attemptId the dial attempt behind the call
 * @param contactName as the call has it
 */
public record Links(
        Optional<String> callSid,
        CallFound callFound,
        Optional<String> recordingSid,
        Optional<String> agentId,
        Optional<String> campaignId,
        Optional<String> attemptId,
        Optional<String> contactId,
        Optional<String> contactName) {

    private static final Optional<String> UNKNOWN = Optional.empty();

    public static final Links NONE = new Links(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    /** Without attempt and contact. */
    public Links(
            Optional<String> callSid,
            Optional<String> recordingSid,
            Optional<String> agentId,
            Optional<String> campaignId) {
        this(callSid, CallFound.BY_ITSELF, recordingSid, agentId, campaignId, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** What a conversation tells by itself, in its payload and the variables that we gave it. */
    public static Links told(
            Optional<String> callSid,
            Optional<String> agentId,
            Optional<String> campaignId,
            Optional<String> attemptId,
            Optional<String> contactId) {
        return new Links(callSid, CallFound.BY_ITSELF, UNKNOWN, agentId, campaignId, attemptId, contactId, UNKNOWN);
    }

    /** What is not known here is taken from there, and the call also where it is better known there. */
    Links or(Links other) {
        boolean theirs = callSid.isEmpty() || (other.callSid.isPresent() && other.callFound.isStrongerThan(callFound));
        return new Links(
                theirs ? other.callSid : callSid,
                theirs ? other.callFound : callFound,
                recordingSid.or(other::recordingSid),
                agentId.or(other::agentId),
                campaignId.or(other::campaignId),
                attemptId.or(other::attemptId),
                contactId.or(other::contactId),
                contactName.or(other::contactName));
    }

    /**
     * With what is known of its call, which counts more than what the conversation was told at its begin. Recording and name
     * are the call's alone: when it forgets them, so does this. Who spoke only the conversation knows, since a call that was
     * transferred has several.
     *
     * @param found by what it is its call; a weaker one is given up for it
     */
    Links on(CallLink call, CallFound found) {
        boolean another = callSid.isEmpty() || found.isStrongerThan(callFound);
        return new Links(
                another ? Optional.of(call.sid()) : callSid,
                another ? found : callFound,
                call.recordingSid(),
                agentId,
                call.campaignId().or(() -> campaignId),
                call.attemptId().or(() -> attemptId),
                call.contactId().or(() -> contactId),
                call.contactName());
    }

    Links withoutName() {
        return new Links(callSid, callFound, recordingSid, agentId, campaignId, attemptId, contactId, UNKNOWN);
    }

    Links agent(Optional<String> speaking) {
        return new Links(callSid, callFound, recordingSid, speaking, campaignId, attemptId, contactId, contactName);
    }
}
