package dev.ringway.events.contacts;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole state of a contact after a change. Consumers keep the highest {@code version} they have seen of a
 * {@code contactId} and ignore an older one.
 *
 * @param phoneNumber E.164 with {@code +}; of one contact only
 * @param status active, inactive, do-not-call
 * @param timeZone IANA, e.g. {@code Europe/Vienna}
 * @param customFields the user's own
 */
@EventName("dev.ringway.contact.changed.v1")
public record ContactChanged(
        String contactId,
        long version,
        String phoneNumber,
        Optional<String> name,
        Optional<String> email,
        Optional<String> company,
        Optional<String> title,
        String status,
        Optional<String> timeZone,
        List<String> tags,
        List<String> groups,
        Map<String, Object> customFields,
        Instant createdAt,
        Instant updatedAt)
        implements ContactEvent {

    public ContactChanged {
        Required.text(contactId, "contactId");
        Required.text(phoneNumber, "phoneNumber");
        Required.text(status, "status");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
        tags = tags == null ? List.of() : List.copyOf(tags);
        groups = groups == null ? List.of() : List.copyOf(groups);
        customFields = customFields == null ? Map.of() : customFields;
    }

    @Override
    public String entityId() {
        return contactId;
    }
}
