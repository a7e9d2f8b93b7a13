package dev.ringway.ingest.postcall;

import dev.ringway.events.StoredPayload;
import java.util.Map;
import java.util.Optional;

/** The body as it was sent: within the event, or where it lies. Exactly one of the two. */
record Payload(Optional<Map<String, Object>> inline, Optional<StoredPayload> stored) {

    static Payload inline(Map<String, Object> json) {
        return new Payload(Optional.of(json), Optional.empty());
    }

    static Payload stored(StoredPayload where) {
        return new Payload(Optional.empty(), Optional.of(where));
    }
}
