package dev.ringway.transcript.intake.polling;

import dev.ringway.events.Event;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.provider.ReportReading;
import dev.ringway.transcript.store.ConversationObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells of a conversation what its post-call webhook would have told, under the same id: so it takes the same way into
 * everything that reads {@code elevenlabs.events.v1}, and a webhook that comes after all tells nothing new. The payload lies
 * in the object storage, whatever its size, since JSON from elsewhere need not survive a record.
 */
@Component
class MissedReport {

    private static final Logger log = LoggerFactory.getLogger(MissedReport.class);
    private static final String TYPE = "post_call_transcription";
    private static final URI CONVERSATIONS = URI.create("/elevenlabs/conversations");

    private final ObjectStorage storage;
    private final ConversationObjects objects;
    private final EventPublisher events;
    private final JsonMapper json;
    private final OwnFailures failures;
    private final Clock clock;

    MissedReport(
            ObjectStorage storage,
            ConversationObjects objects,
            EventPublisher events,
            JsonMapper json,
            OwnFailures failures,
            Clock clock) {
        this.storage = storage;
        this.objects = objects;
        this.events = events;
        this.json = json;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Returns when it is on the topic. May be repeated.
     *
     * @return false where this version cannot read it; it stays in the object storage
     */
    boolean tell(String conversationId, JsonNode data) {
        Instant now = clock.instant();
        StoredPayload payload = stored(conversationId, data, now);
        Optional<ConversationEnded> ended = failures.of(
                "missed-conversations", conversationId, () -> new ReportReading(data).ended(conversationId, payload));
        ended.ifPresent(told -> publish(conversationId, told, now));
        return ended.isPresent();
    }

    private void publish(String conversationId, ConversationEnded ended, Instant now) {
        events.publish(new Event<>(TYPE + ":" + conversationId, CONVERSATIONS, now, now, Optional.empty(), ended))
                .join();
        log.info("Conversation {} was not reported of, and is read at ElevenLabs", conversationId);
    }

    /** Nothing stays of what was stored and perhaps never told, now that the conversation is erased. May be repeated. */
    void takeBack(String conversationId) {
        String location = storage.location(key(conversationId));
        try {
            storage.delete(location);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
        objects.forget(location);
    }

    /** Where it lies is noted first: whatever happens before it is told, it can be found when it is to be erased. */
    private StoredPayload stored(String conversationId, JsonNode data, Instant now) {
        ObjectNode body = json.createObjectNode().put("type", TYPE).put("event_timestamp", now.getEpochSecond());
        body.set("data", data);
        byte[] bytes = json.writeValueAsBytes(body);
        ObjectKey key = key(conversationId);
        objects.note(conversationId, storage.location(key));
        try {
            return storage.store(key, "application/json", object -> object.write(bytes));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static ObjectKey key(String conversationId) {
        return ObjectKey.of("conversations", conversationId, "polled.json");
    }
}
