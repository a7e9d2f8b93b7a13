package dev.ringway.ingest.postcall;

import dev.ringway.events.StoredPayload;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.starter.storage.Content;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;

/**
 * Decides what travels and what is stored. Keys are made of the conversation and the body's hash, so that a repeated
 * delivery stores the same bytes in the same place.
 */
final class PayloadStore {

    /** Nothing larger travels. */
    static final int LARGEST_INLINE = 256 << 10;

    /** For others' uploads; then the provider is to send it again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final String ROOT = "elevenlabs";
    private static final String JSON = "application/json";

    private final ObjectStorage storage;
    private final InlineJson inline = new InlineJson();
    private final Semaphore free;

    /** @param maxUploads at one time: each holds a part of its object in memory */
    PayloadStore(ObjectStorage storage, int maxUploads) {
        this.storage = storage;
        this.free = new Semaphore(maxUploads);
    }

    /** @param owner the conversation's id, or what stands for it */
    Payload payload(String owner, QuarantinedBody body) throws IOException {
        Optional<Map<String, Object>> travelling =
                body instanceof QuarantinedBody.InMemory small && small.size() <= LARGEST_INLINE
                        ? inline.read(small.bytes(), 2 * LARGEST_INLINE)
                        : Optional.empty();
        return travelling.isPresent() ? Payload.inline(travelling.get()) : Payload.stored(body(owner, body));
    }

    /** The body byte for byte. */
    StoredPayload body(String owner, QuarantinedBody body) throws IOException {
        try (InputStream bytes = body.open()) {
            return store(ObjectKey.of(ROOT, owner, body.sha256() + ".json"), JSON, bytes::transferTo);
        }
    }

    /**
     * @return empty where there is none
     * @throws JacksonException where it is not base64
     */
    Optional<StoredPayload> audio(String conversationId, QuarantinedBody body) throws IOException {
        StoredPayload audio = store(
                ObjectKey.of(ROOT, conversationId, body.sha256() + ".mp3"),
                "audio/mpeg",
                mp3 -> AudioPart.decode(body.open(), mp3));
        if (audio.size() == 0) {
            storage.delete(audio.location());
            return Optional.empty();
        }
        return Optional.of(audio);
    }

    private StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
        acquire();
        try {
            return storage.store(key, contentType, content);
        } finally {
            free.release();
        }
    }

    private void acquire() throws IOException {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("too many uploads to the object storage are under way");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while an upload waited", stopped);
        }
    }
}
