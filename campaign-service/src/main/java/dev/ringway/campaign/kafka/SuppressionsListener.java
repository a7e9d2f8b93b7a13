package dev.ringway.campaign.kafka;

import dev.ringway.campaign.intake.CampaignContactIntake;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.suppressions.SuppressionEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Contacts in campaigns wait for the end of a suppression, which may come earlier than it was told: whose number has changed
 * its place on a list is looked at again. As with contacts, our own topic only tells whom to look at.
 */
@Component
final class SuppressionsListener {

    private final EventReader<SuppressionEvent> reader;
    private final CampaignContactIntake intake;

    SuppressionsListener(EventReaders readers, CampaignContactIntake intake) {
        this.reader = readers.of(Topics.SUPPRESSIONS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "suppressions-changed", idIsGroup = false, topics = "suppressions.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<SuppressionEvent> batch) {
        intake.refreshNumbers(batch.records().stream()
                .map(TopicRecord::key)
                .map(SuppressionKey::of)
                .flatMap(Optional::stream)
                .map(SuppressionKey::phoneNumber)
                .distinct()
                .toList());
    }
}
