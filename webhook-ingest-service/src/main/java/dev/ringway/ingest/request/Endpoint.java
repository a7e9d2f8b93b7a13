package dev.ringway.ingest.request;

import dev.ringway.events.Topic;
import dev.ringway.events.Topics;

/** Every webhook that providers may call, {@code POST /webhooks/<provider>/<name>}. */
public enum Endpoint {
    TWILIO_STATUS("twilio", "status"),
    TWILIO_AMD("twilio", "amd"),
    TWILIO_RECORDING("twilio", "recording"),
    TWILIO_TRANSCRIPTION("twilio", "transcription"),
    TWILIO_VOICE("twilio", "voice"),
    TWILIO_FALLBACK("twilio", "fallback"),
    ELEVENLABS_POST_CALL("elevenlabs", "post-call"),
    ELEVENLABS_INITIATION("elevenlabs", "initiation");

    private final String provider;
    private final String endpoint;

    Endpoint(String provider, String endpoint) {
        this.provider = provider;
        this.endpoint = endpoint;
    }

    /** As in the path and in metrics, e.g. {@code twilio}. */
    public String provider() {
        return provider;
    }

    /** As in the path and in metrics, e.g. {@code status}. */
    public String endpoint() {
        return endpoint;
    }

    /** Where its events go, and to whose dead letters what cannot become one. */
    public Topic<?> topic() {
        return switch (this) {
            case TWILIO_STATUS, TWILIO_AMD, TWILIO_RECORDING, TWILIO_VOICE, TWILIO_FALLBACK -> Topics.TWILIO_EVENTS;
            case TWILIO_TRANSCRIPTION -> Topics.TRANSCRIPT_SEGMENTS;
            case ELEVENLABS_POST_CALL, ELEVENLABS_INITIATION -> Topics.ELEVENLABS_EVENTS;
        };
    }
}
