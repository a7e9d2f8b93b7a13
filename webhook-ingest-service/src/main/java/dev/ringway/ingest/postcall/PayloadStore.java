package dev.ringway.ingest.postcall;

import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what travels and what is stored. Keys are made of the conversation and the body's hash, so that a repeated
 * delivery stores the same bytes in the same place.
 */
final class PayloadStore {

    /** Nothing larger travels. */
    static final int LARGEST_INLINE = 256 << 10;

    /** Deeper JSON is stored: readers of events, and MongoDB, have limits of their own. */
    private static final int DEEPEST_INLINE = 64;

    private static final String ROOT = "elevenlabs";
    private static final String JSON = "application/json";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectStorage storage;
    private final JsonMapper json = EventCodec.jsonMapper();

    PayloadStore(ObjectStorage storage) {
        this.storage = storage;
    }

    /** @param owner the conversation's id, or what stands for it */
    Payload payload(String owner, QuarantinedBody body) throws IOException {
        Optional<Map<String, Object>> inline =
                body instanceof QuarantinedBody.InMemory small && small.size() <= LARGEST_INLINE
                        ? inline(small.bytes())
                        : Optional.empty();
        return inline.isPresent() ? Payload.inline(inline.get()) : Payload.stored(body(owner, body));
    }

    /** The body byte for byte. */
    StoredPayload body(String owner, QuarantinedBody body) throws IOException {
        try (InputStream bytes = body.open()) {
            return storage.store(ObjectKey.of(ROOT, owner, body.sha256() + ".json"), JSON, bytes);
        }
    }

    /**
     * @return empty where there is none
     * @throws JacksonException where it is not base64
     */
    Optional<StoredPayload> audio(String conversationId, QuarantinedBody body) throws IOException {
        StoredPayload audio = storage.store(
                ObjectKey.of(ROOT, conversationId, body.sha256() + ".mp3"),
                "audio/mpeg",
                mp3 -> AudioPart.decode(body.open(), mp3));
        if (audio.size() == 0) {
            storage.delete(audio.location());
            return Optional.empty();
        }
        return Optional.of(audio);
    }

    /** Empty where it cannot be part of an event as it is. */
    private Optional<Map<String, Object>> inline(byte[] bytes) {
        try {
            Map<String, Object> payload = json.readValue(bytes, OBJECT);
            return depth(payload) <= DEEPEST_INLINE && json.writeValueAsBytes(payload).length <= 2 * LARGEST_INLINE
                    ? Optional.of(payload)
                    : Optional.empty();
        } catch (JacksonException cannotTravel) {
            return Optional.empty();
        }
    }

    private static int depth(Object value) {
        return switch (value) {
            case Map<?, ?> object -> 1 + deepest(object.values());
            case Iterable<?> list -> 1 + deepest(list);
            case null, default -> 0;
        };
    }

    private static int deepest(Iterable<?> values) {
        int deepest = 0;
        for (Object value : values) {
            deepest = Math.max(deepest, depth(value));
        }
        return deepest;
    }
}
