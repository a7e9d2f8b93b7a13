package dev.ringway.transcript;

import dev.ringway.events.Event;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ElevenLabs tells of conversations, as events. */
public final class Told {

    public static final String CALL = "CA15884136fed840d807968d7c83b21ba4";

    private static final Instant AT = Instant.parse("2025-10-15T09:22:05Z");

    private Told() {}

    public static Event<ElevenLabsEvent> event(ElevenLabsEvent told) {
        String type = told instanceof ConversationEnded ? "post_call_transcription" : "call_initiation_failure";
        return new Event<>(
                type + ":" + told.entityId(), URI.create("/elevenlabs/conversations"), AT, AT, Optional.empty(), told);
    }

    public static ConversationEnded ended(String id, Map<String, Object> payload) {
        Optional<String> none = Optional.empty();
        return new ConversationEnded(
                id,
                Optional.of("agent_7101k5zvyjhmfg983brhmhkd98n6"),
                none,
                Optional.of("done"),
                Optional.of(CALL),
                none,
                Optional.of("campaign_1"),
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                none,
                Optional.empty(),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                Optional.empty(),
                Optional.of(payload),
                Optional.empty());
    }

    /** A conversation of one turn, of which nothing else is told. */
    public static Map<String, Object> said(String text) {
        return Map.of(
                "data", Map.of("transcript", List.of(Map.of("role", "user", "message", text, "time_in_call_secs", 1))));
    }
}
