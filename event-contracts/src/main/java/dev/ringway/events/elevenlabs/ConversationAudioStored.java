package dev.ringway.events.elevenlabs;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import dev.ringway.events.StoredPayload;
import java.util.Optional;

/**
 * The sound of a conversation arrived and lies in object storage (ElevenLabs' {@code post_call_audio}).
 *
 * @param audio the decoded MP3
 */
@EventName("dev.ringway.conversation.audio-stored.v1")
public record ConversationAudioStored(String conversationId, Optional<String> agentId, StoredPayload audio)
        implements ElevenLabsEvent {

    public ConversationAudioStored {
        Required.text(conversationId, "conversationId");
        Required.value(audio, "audio");
    }

    @Override
    public String entityId() {
        return conversationId;
    }
}
