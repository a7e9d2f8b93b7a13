package dev.ringway.campaign.kafka;

import dev.ringway.campaign.intake.CampaignContactIntake;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Campaigns repeat something of their contacts. Our own topic tells that a contact changed, and what it is now is looked up:
 * so no way in which contacts change needs to think of campaigns, and an event that comes twice or late does no harm.
 */
@Component
final class ContactsListener {

    /** Ids of contacts as we give them; no campaign has others. */
    private static final Pattern CONTACT_ID = Pattern.compile("[0-9a-f]{24}");

    private final EventReader<ContactEvent> reader;
    private final CampaignContactIntake intake;

    ContactsListener(EventReaders readers, CampaignContactIntake intake) {
        this.reader = readers.of(Topics.CONTACTS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "contacts-changed", idIsGroup = false, topics = "contacts.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<ContactEvent> batch) {
        intake.refresh(batch.records().stream()
                .map(TopicRecord::key)
                .filter(id -> CONTACT_ID.matcher(id).matches())
                .toList());
    }
}
