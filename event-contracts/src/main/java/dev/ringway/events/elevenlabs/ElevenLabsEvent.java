package dev.ringway.events.elevenlabs;

import dev.ringway.events.EventData;

/**
 * Everything that ElevenLabs tells about conversations.
 */
public sealed interface ElevenLabsEvent extends EventData
        permits ConversationEnded,
                ConversationAudioStored,
                CallInitiationFailed,
                InitiationRequested,
                OtherWebhookReceived {}
