package dev.ringway.events.elevenlabs;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import dev.ringway.events.StoredPayload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation is over and analysed (ElevenLabs' {@code post_call_transcription}). A field is empty where the payload
 * lacks it; older payloads lack many.
 *
 * @param status initiated, in-progress, processing, done, failed
 * @param callSid Twilio's, from {@code metadata.phone_call} or the dynamic variable {@code system__call_sid}
 * @param attemptId our own dynamic variable {@code attempt_id}; so {@code campaign_id} and {@code contact_id}
 * @param duration seconds
 * @param cost in ElevenLabs' credits
 * @param costUsd in US dollars ({@code cost_fiat})
 * @param terminationReason free text
 * @param callSuccessful success, failure, unknown
 * @param direction inbound or outbound
 * @param agentNumber the phone number on our side; {@code externalNumber} on the other
 * @param voiceId the voice that this conversation was started with in place of its agent's own
 * @param latencyMs how long the agent took to answer, the mean over its turns, in milliseconds
 * @param payload the body as sent, exactly one of the two
 */
@EventName("dev.ringway.conversation.ended.v1")
public record ConversationEnded(
        String conversationId,
        Optional<String> agentId,
        Optional<String> agentName,
        Optional<String> status,
        Optional<String> callSid,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<Instant> startTime,
        Optional<Long> duration,
        Optional<BigDecimal> cost,
        Optional<BigDecimal> costUsd,
        Optional<String> terminationReason,
        Optional<Integer> errorCode,
        Optional<String> errorReason,
        Optional<String> callSuccessful,
        Optional<String> language,
        Optional<String> direction,
        Optional<String> agentNumber,
        Optional<String> externalNumber,
        Optional<String> voiceId,
        Optional<Long> latencyMs,
        Optional<Map<String, Object>> payload,
        Optional<StoredPayload> storedPayload)
        implements ElevenLabsEvent {

    public ConversationEnded {
        Required.text(conversationId, "conversationId");
    }

    @Override
    public String entityId() {
        return conversationId;
    }
}
