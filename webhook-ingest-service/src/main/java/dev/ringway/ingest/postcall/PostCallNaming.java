package dev.ringway.ingest.postcall;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.ingest.elevenlabs.AgentOwnership;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.ingest.request.IgnoredReason;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns the body of a genuine post-call webhook into its event, and stores what is too large to travel. */
@Component
class PostCallNaming {

    private static final URI CONVERSATIONS = URI.create("/elevenlabs/conversations");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final AgentOwnership agents;
    private final PayloadStore payloads;
    private final JsonMapper json = EventCodec.jsonMapper();

    PostCallNaming(AgentOwnership agents, ObjectStorage storage, PostCallSettings settings) {
        this.agents = agents;
        this.payloads = new PayloadStore(storage, settings.maxUploads());
    }

    /**
     * Blocks. May be repeated: what is stored has the same key again.
     *
     * @throws IOException where something cannot be stored just now
     */
    Naming name(QuarantinedBody body, Instant receivedAt) throws IOException {
        Outline outline;
        try (InputStream bytes = body.open()) {
            outline = Outline.of(bytes);
        } catch (JacksonException notJson) {
            return unreadable(body, UnreadableReason.NOT_JSON);
        }
        Optional<String> type = outline.text(TYPE, "type");
        if (type.isEmpty()) {
            return unreadable(body, UnreadableReason.TYPE_MISSING);
        }
        if (!outline.hasObject("data")) {
            return unreadable(body, UnreadableReason.DATA_MISSING);
        }
        if (!isOurs(outline)) {
            return new Naming.Ignored(IgnoredReason.AGENT_NOT_OURS);
        }
        return name(type.get(), outline, body, receivedAt);
    }

    /** A call that one of our attempts made is ours, whoever's the agent is. */
    private boolean isOurs(Outline outline) {
        return agents.includes(PostCallEvents.agentId(outline))
                || PostCallEvents.attemptId(outline).isPresent();
    }

    private Naming name(String type, Outline outline, QuarantinedBody body, Instant receivedAt) throws IOException {
        Optional<String> conversation = PostCallEvents.conversationId(outline);
        boolean known = type.equals("post_call_transcription")
                || type.equals("post_call_audio")
                || type.equals("call_initiation_failure");
        if (known && conversation.isEmpty()) {
            return unreadable(body, UnreadableReason.CONVERSATION_ID_MISSING);
        }
        String owner = conversation.orElse("sha256-" + body.sha256());
        Instant time = outline.time("event_timestamp").orElse(receivedAt);
        return switch (type) {
            case "post_call_transcription" ->
                named(type, time, receivedAt, PostCallEvents.ended(owner, outline, payloads.payload(owner, body)));
            case "post_call_audio" -> audio(owner, outline, body, time, receivedAt);
            case "call_initiation_failure" ->
                named(type, time, receivedAt, PostCallEvents.failed(owner, outline, payloads.payload(owner, body)));
            default ->
                named(
                        type,
                        time,
                        receivedAt,
                        PostCallEvents.other(type, body.sha256(), outline, payloads.payload(owner, body)));
        };
    }

    private Naming audio(String conversationId, Outline outline, QuarantinedBody body, Instant time, Instant receivedAt)
            throws IOException {
        Optional<StoredPayload> audio;
        try {
            audio = payloads.audio(conversationId, body);
        } catch (JacksonException notBase64) {
            return unreadable(body, UnreadableReason.AUDIO_MALFORMED);
        }
        return audio.isEmpty()
                ? unreadable(body, UnreadableReason.AUDIO_MISSING)
                : named(
                        "post_call_audio",
                        time,
                        receivedAt,
                        PostCallEvents.audio(conversationId, outline, audio.get()));
    }

    /**
     * The id is the same for every delivery of one report. How often a conversation is reported of by an unknown type
     * nobody knows, so there each body is a report of its own.
     */
    private static Naming named(String type, Instant time, Instant receivedAt, ElevenLabsEvent data) {
        String about = data instanceof OtherWebhookReceived other ? "sha256:" + other.bodySha256() : data.entityId();
        return new Naming.Named(
                new Event<>(type + ":" + about, CONVERSATIONS, time, receivedAt, Optional.empty(), data),
                data instanceof OtherWebhookReceived ? Set.of(Unfamiliar.EVENT_TYPE) : Set.of());
    }

    /** A large body is no dead letter either: it is stored, and where it lies is parked. */
    private Naming unreadable(QuarantinedBody body, UnreadableReason reason) throws IOException {
        return body instanceof QuarantinedBody.InMemory
                ? new Naming.Unreadable(reason)
                : new Naming.UnreadableAndStored(
                        reason, RawBody.placeOf(json.writeValueAsBytes(payloads.body("unreadable", body))));
    }
}
