package dev.ringway.events.suppressions;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole state of a suppression after a change: a number that is not called. Consumers keep the highest {@code version}
 * they have seen of a {@code suppressionId} and ignore an older one; a number that comes back to a list goes on counting.
 *
 * @param suppressionId {@code list:phoneNumber}
 * @param list global, or the id of the campaign that alone does not call it
 * @param phoneNumber E.164 with {@code +}
 * @param reason opt-out, complaint, do-not-call-registry, wrong-number, invalid-number, legal, manual
 * @param source where it comes from, e.g. api, import, conversation
 * @param expiresAt from then on it does not count; empty: for ever. No event comes when the time has come
 */
@EventName("dev.ringway.suppression.changed.v1")
public record SuppressionChanged(
        String suppressionId,
        long version,
        String list,
        String phoneNumber,
        String reason,
        Optional<String> source,
        Optional<Instant> expiresAt,
        Instant createdAt,
        Instant updatedAt)
        implements SuppressionEvent {

    public SuppressionChanged {
        Required.text(suppressionId, "suppressionId");
        Required.text(list, "list");
        Required.text(phoneNumber, "phoneNumber");
        Required.text(reason, "reason");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
    }

    @Override
    public String entityId() {
        return suppressionId;
    }
}
