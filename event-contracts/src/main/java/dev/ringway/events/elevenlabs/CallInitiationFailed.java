package dev.ringway.events.elevenlabs;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import dev.ringway.events.StoredPayload;
import java.util.Map;
import java.util.Optional;

/**
 * A call that ElevenLabs was to place did not come about ({@code call_initiation_failure}).
 *
 * @param failureReason as sent: busy, no-answer, unknown, or a value that ElevenLabs adds later
 * @param provider twilio or sip: whose report it rests on
 * @param callSid of the call; empty for a SIP call whose id is none of Twilio's
 * @param callStatus Twilio's, where the provider is twilio
 * @param errorReason the SIP side's
 * @param payload the body as sent, exactly one of the two
 */
@EventName("dev.ringway.conversation.initiation-failed.v1")
public record CallInitiationFailed(
        String conversationId,
        Optional<String> agentId,
        String failureReason,
        Optional<String> provider,
        Optional<String> callSid,
        Optional<String> callStatus,
        Optional<Integer> sipResponseCode,
        Optional<String> errorReason,
        Optional<String> from,
        Optional<String> to,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<Map<String, Object>> payload,
        Optional<StoredPayload> storedPayload)
        implements ElevenLabsEvent {

    public CallInitiationFailed {
        Required.text(conversationId, "conversationId");
        Required.text(failureReason, "failureReason");
    }

    @Override
    public String entityId() {
        return conversationId;
    }
}
