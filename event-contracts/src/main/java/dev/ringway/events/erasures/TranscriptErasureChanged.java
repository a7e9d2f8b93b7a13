package dev.ringway.events.erasures;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation was deleted or redacted, for good. Whoever keeps anything that was said in it lets go of it. It is told with
 * every change of the wish, so more than once; consumers keep the highest {@code version} of a {@code conversationId}, or do
 * what can be repeated.
 *
 * @param conversationId ElevenLabs', or {@code live:} and the Call SID of what was heard while a call lasted
 * @param kind deletion, redaction
 * @param callSid Twilio's, of its call, where that was known
 * @param requestedAt when somebody wanted it last
 */
@EventName("dev.ringway.transcript-erasure.changed.v1")
public record TranscriptErasureChanged(
        String conversationId,
        long version,
        String kind,
        Optional<String> callSid,
        Instant requestedAt,
        Instant createdAt,
        Instant updatedAt)
        implements TranscriptErasureEvent {

    public TranscriptErasureChanged {
        Required.text(conversationId, "conversationId");
        Required.text(kind, "kind");
        Required.value(requestedAt, "requestedAt");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
    }

    @Override
    public String entityId() {
        return conversationId;
    }
}
