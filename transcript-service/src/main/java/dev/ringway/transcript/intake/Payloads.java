package dev.ringway.transcript.intake;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.starter.storage.ContentHash;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.lookup.PayloadSettings;
import dev.ringway.transcript.store.ConversationObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What ElevenLabs has sent, kept as it came: what travelled is put into the object storage, what was too large for that lies
 * there already, and is read up to a size that there is memory for. Blocks.
 */
@Component
final class Payloads {

    private static final String ROOT = "conversations";

    private final ObjectStorage storage;
    private final ConversationObjects objects;
    private final DataSize max;
    private final JsonMapper json = EventCodec.jsonMapper();

    Payloads(ObjectStorage storage, ConversationObjects objects, PayloadSettings settings) {
        this.storage = storage;
        this.objects = objects;
        this.max = settings.max();
    }

    /** @param data what the body tells */
    record Kept(JsonNode data, StoredPayload raw) {}

    /**
     * The same event is kept in the same place, however often it comes, and another report of the conversation, which has the
     * same id, in another one: which of the two is the better one is not known yet. Where it lies is noted first: whatever
     * happens after that, it can be found when it is to be erased.
     */
    Kept keep(
            Event<ElevenLabsEvent> event,
            String conversationId,
            Optional<Map<String, Object>> travelled,
            Optional<StoredPayload> stored) {
        try {
            if (stored.isPresent()) {
                note(conversationId, stored.get().location());
                return new Kept(data(event, read(event, stored.get())), stored.get());
            }
            byte[] body = body(travelled);
            ObjectKey key = key(conversationId, body);
            note(conversationId, storage.location(key));
            StoredPayload raw = storage.store(key, "application/json", object -> object.write(body));
            return new Kept(data(event, json.readTree(body)), raw);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Where {@link #keep} puts it, or finds it. */
    String place(String conversationId, Optional<Map<String, Object>> travelled, Optional<StoredPayload> stored) {
        return stored.map(StoredPayload::location)
                .orElseGet(() -> storage.location(key(conversationId, body(travelled))));
    }

    /** So that it can be found when the conversation is to be erased. */
    void note(String conversationId, String location) {
        objects.note(conversationId, location);
    }

    /** @return false where it lies in another object storage than this one */
    boolean remove(String location) {
        try {
            storage.delete(location);
            objects.forget(location);
            return true;
        } catch (ObjectNotFoundException elsewhere) {
            return false;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private byte[] body(Optional<Map<String, Object>> travelled) {
        return json.writeValueAsBytes(travelled.orElse(Map.of()));
    }

    private static ObjectKey key(String conversationId, byte[] body) {
        return ObjectKey.of(ROOT, conversationId, ContentHash.of(body) + ".json");
    }

    private JsonNode read(Event<ElevenLabsEvent> event, StoredPayload stored) throws IOException {
        try (StoredContent content = storage.read(stored.location())) {
            if (content.size() > max.toBytes()) {
                throw new RejectedEventException(
                        event,
                        "Its payload of " + content.size() + " bytes is larger than CONVERSATIONS_MAX_PAYLOAD ("
                                + max.toBytes() + "), and stays in the object storage");
            }
            return json.readTree(content.bytes());
        } catch (ObjectNotFoundException gone) {
            throw new RejectedEventException(event, "Its payload is not in the object storage any more");
        } catch (JacksonIOException brokenOff) {
            throw brokenOff.getCause();
        } catch (JacksonException unreadable) {
            throw new RejectedEventException(event, "Its payload is no JSON");
        }
    }

    private static JsonNode data(Event<ElevenLabsEvent> event, JsonNode body) {
        JsonNode data = body.path("data");
        if (!data.isObject()) {
            throw new RejectedEventException(event, "Its payload has no data");
        }
        return data;
    }
}
