package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.gateway.live.News;
import dev.ringway.gateway.live.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** What a record of {@code contacts.changed} means for the live view: which contact changed, and nothing of the person. */
final class ContactNews {

    private final JsonMapper json = EventCodec.jsonMapper();
    private final Clock clock;
    private final Duration retention;

    ContactNews(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    Step of(TopicRecord<ContactEvent> message) {
        return switch (message) {
            case Deletion<ContactEvent> deletion -> Step.Noted.deleted(News.CONTACT, deletion.key());
            case Event<ContactEvent> event ->
                switch (event.data()) {
                    case ContactChanged contact -> step(contact);
                };
        };
    }

    private Step step(ContactChanged contact) {
        if (contact.updatedAt().plus(retention).isBefore(clock.instant())) {
            return new Step.Nothing();
        }
        ChangedContact changed =
                new ChangedContact(contact.contactId(), contact.version(), contact.status(), contact.updatedAt());
        return Step.Noted.changed(News.CONTACT, json.writeValueAsString(changed));
    }

    /** Named as in {@link ContactChanged}. */
    private record ChangedContact(String contactId, long version, String status, Instant updatedAt) {}
}
