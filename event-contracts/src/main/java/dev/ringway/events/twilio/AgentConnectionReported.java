package dev.ringway.events.twilio;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.Optional;

/**
 * What came of asking ElevenLabs for the call's agent (register-call) when Twilio asked for TwiML.
 *
 * @param result connected: its TwiML was passed on; failed: the caller heard an apology
 * @param reason why it failed, e.g. {@code timed-out}, {@code agent-unknown}, {@code status-429}, {@code
 *     request-unreadable}
 * @param agentId ElevenLabs' agent; empty where none could be chosen
 * @param contactId the contact that the call's other party was found to be
 * @param durationMs how long ElevenLabs took, in milliseconds
 */
@EventName("dev.ringway.call.agent-connection-reported.v1")
public record AgentConnectionReported(
        String callSid,
        String accountSid,
        String result,
        Optional<String> reason,
        Optional<String> agentId,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<Long> durationMs)
        implements TwilioEvent {

    public AgentConnectionReported {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.text(result, "result");
    }
}
