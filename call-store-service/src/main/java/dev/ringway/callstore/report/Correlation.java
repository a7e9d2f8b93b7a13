package dev.ringway.callstore.report;

import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.elevenlabs.InitiationRequested;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a report of ElevenLabs finds its call: the Call SID, else our own attempt id, else the conversation that
 * another report has tied to a call.
 */
public record Correlation(Optional<String> callSid, Optional<String> attemptId, Optional<String> conversationId) {

    private static final String ATTEMPT = "attempt:";
    private static final String CONVERSATION = "conversation:";

    public Correlation {
        callSid = CallSids.of(callSid);
    }

    public static Correlation of(ElevenLabsEvent event) {
        return switch (event) {
            case ConversationEnded ended ->
                new Correlation(ended.callSid(), ended.attemptId(), Optional.of(ended.conversationId()));
            case CallInitiationFailed failed ->
                new Correlation(failed.callSid(), failed.attemptId(), Optional.of(failed.conversationId()));
            case ConversationAudioStored stored ->
                new Correlation(Optional.empty(), Optional.empty(), Optional.of(stored.conversationId()));
            case InitiationRequested asked -> new Correlation(asked.callSid(), Optional.empty(), Optional.empty());
            case OtherWebhookReceived other ->
                new Correlation(Optional.empty(), Optional.empty(), other.conversationId());
        };
    }

    /** What a report waits for that finds no call: any of these becoming known of a call. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        attemptId.map(Correlation::attemptKey).ifPresent(keys::add);
        conversationId.map(Correlation::conversationKey).ifPresent(keys::add);
        return keys;
    }

    /** Of a report that names no call, by {@link #keys}. */
    public static Correlation ofKeys(Set<String> keys) {
        return new Correlation(Optional.empty(), id(keys, ATTEMPT), id(keys, CONVERSATION));
    }

    private static Optional<String> id(Set<String> keys, String kind) {
        return keys.stream()
                .filter(key -> key.startsWith(kind))
                .map(key -> key.substring(kind.length()))
                .findFirst();
    }

    public static String attemptKey(String attemptId) {
        return ATTEMPT + attemptId;
    }

    public static String conversationKey(String conversationId) {
        return CONVERSATION + conversationId;
    }
}
