package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.LinkIntake;
import dev.ringway.callstore.link.Named;
import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Calls repeat the names of their contacts, and forget those of contacts that are deleted. */
@Component
final class ContactsListener {

    private final EventReader<ContactEvent> reader;
    private final LinkIntake intake;

    ContactsListener(EventReaders readers, LinkIntake intake) {
        this.reader = readers.of(Topics.CONTACTS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "contacts-changed", idIsGroup = false, topics = "contacts.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<ContactEvent> batch) {
        Refusals.reject(
                batch,
                intake.names(batch.records().stream()
                        .flatMap(ContactsListener::named)
                        .toList()));
    }

    private static Stream<Named> named(TopicRecord<ContactEvent> message) {
        return switch (message) {
            case Event<ContactEvent> event ->
                switch (event.data()) {
                    case ContactChanged changed ->
                        Stream.of(new Named(
                                Named.Kind.CONTACT,
                                changed.contactId(),
                                changed.version(),
                                changed.name().filter(name -> !name.isEmpty())));
                };
            case Deletion<ContactEvent> deletion -> Stream.of(Named.forgotten(Named.Kind.CONTACT, deletion.key()));
        };
    }
}
