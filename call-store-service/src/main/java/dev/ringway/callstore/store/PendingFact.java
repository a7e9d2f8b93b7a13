package dev.ringway.callstore.store;

import dev.ringway.callstore.call.RecordedEvent;
import java.util.Set;

/**
 * A report whose call is not known yet.
 *
 * @param event its {@code callSid} is empty text
 * @param keys what it waits for: any of these becoming known of a call; none where it can never be found one
 */
public record PendingFact(RecordedEvent event, Set<String> keys) {

    public PendingFact {
        keys = Set.copyOf(keys);
    }

    public RecordedEvent of(String callSid) {
        return new RecordedEvent(
                event.id(),
                callSid,
                event.type(),
                event.source(),
                event.timestamp(),
                event.receivedAt(),
                event.sequence(),
                event.data(),
                event.said(),
                event.erased());
    }
}
