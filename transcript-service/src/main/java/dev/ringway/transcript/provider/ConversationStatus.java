package dev.ringway.transcript.provider;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How far a conversation is, by ElevenLabs' word for it, wherever that is told: in a report of it, in the list, or by reading
 * it.
 */
public enum ConversationStatus {
    GOES_ON,
    FAILED,
    DONE;

    /** @param conversation as it is told; empty where this does not say it */
    static Optional<ConversationStatus> in(JsonNode conversation) {
        return Json.text(conversation.path("status"))
                .filter(word -> !word.isBlank())
                .map(ConversationStatus::of);
    }

    /**
     * ElevenLabs may find more words. One that is not known here counts as over: reports come after the call, and what is
     * looked for in the list is read some time after its end. Was it too early, a later report that knows more takes its place;
     * the other way round a conversation would wait for ever for a word that never comes.
     */
    private static ConversationStatus of(String word) {
        return switch (word) {
            case "initiated", "in-progress", "processing" -> GOES_ON;
            case "failed" -> FAILED;
            default -> DONE;
        };
    }

    /** Whether there is all of it to be read. */
    public boolean isOver() {
        return this != GOES_ON;
    }
}
