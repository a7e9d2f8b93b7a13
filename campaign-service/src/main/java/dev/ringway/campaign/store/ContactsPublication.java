package dev.ringway.campaign.store;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every change of a contact goes out on {@code contacts.changed.v1}; the change stream of {@code contacts} is the outbox. */
@Configuration(proxyBeanMethods = false)
class ContactsPublication {

    private static final URI SOURCE = URI.create("/campaign-service/contacts");

    @Bean
    PublishedCollection<ContactEvent> publishedContacts() {
        return new PublishedCollection<>(
                "contacts", Topics.CONTACTS_CHANGED, Set.of("history"), ContactsPublication::event);
    }

    static Event<ContactChanged> event(Document document) {
        Contact contact = ContactDocument.read(document);
        ContactFields fields = contact.fields();
        return new Event<>(
                contact.id() + ":" + contact.version(),
                SOURCE,
                contact.updatedAt(),
                contact.updatedAt(),
                Optional.empty(),
                new ContactChanged(
                        contact.id(),
                        contact.version(),
                        fields.phoneNumber(),
                        fields.name(),
                        fields.email(),
                        fields.details().company(),
                        fields.details().title(),
                        fields.status().text(),
                        fields.details().timeZone(),
                        fields.tags(),
                        fields.groups(),
                        fields.customFields(),
                        contact.createdAt(),
                        contact.updatedAt()));
    }
}
