package dev.ringway.events.elevenlabs;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import dev.ringway.events.StoredPayload;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook of a type that this version does not understand, kept as it came.
 *
 * @param webhookType as sent
 * @param bodySha256 lowercase hexadecimal; tells the reports of one conversation apart (the event's id is made of it), and
 *     stands for the conversation where none is named
 * @param payload the body as sent, exactly one of the two
 */
@EventName("dev.ringway.conversation.other-webhook-received.v1")
public record OtherWebhookReceived(
        String webhookType,
        String bodySha256,
        Optional<String> conversationId,
        Optional<String> agentId,
        Optional<Map<String, Object>> payload,
        Optional<StoredPayload> storedPayload)
        implements ElevenLabsEvent {

    public OtherWebhookReceived {
        Required.text(webhookType, "webhookType");
        Required.text(bodySha256, "bodySha256");
    }

    @Override
    public String entityId() {
        return conversationId.orElse(bodySha256);
    }
}
