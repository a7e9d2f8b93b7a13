package dev.ringway.events.elevenlabs;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.Map;
import java.util.Optional;

/**
 * ElevenLabs asked for the variables of an inbound call ({@code /webhooks/elevenlabs/initiation}).
 *
 * @param bodySha256 lowercase hexadecimal; stands for the conversation, which has no id yet
 * @param callerId the caller's number
 * @param contactId the contact that the caller was found to be
 * @param payload the body as sent
 */
@EventName("dev.ringway.conversation.initiation-requested.v1")
public record InitiationRequested(
        String bodySha256,
        Optional<String> agentId,
        Optional<String> callSid,
        Optional<String> callerId,
        Optional<String> calledNumber,
        Optional<String> contactId,
        Map<String, Object> payload)
        implements ElevenLabsEvent {

    public InitiationRequested {
        Required.text(bodySha256, "bodySha256");
        Required.value(payload, "payload");
    }

    @Override
    public String entityId() {
        return bodySha256;
    }
}
