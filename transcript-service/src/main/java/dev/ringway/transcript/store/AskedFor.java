package dev.ringway.transcript.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody asked for in a conversation.
 *
 * @param key of the collected data that says so
 * @param callSid of its call at Twilio
 * @param at when the conversation began, else when it was told of
 */
public record AskedFor(
        String conversationId, String key, Optional<String> callSid, Optional<String> contactId, Instant at) {}
