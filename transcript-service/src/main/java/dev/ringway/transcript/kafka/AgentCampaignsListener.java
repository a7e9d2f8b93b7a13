package dev.ringway.transcript.kafka;

import dev.ringway.events.Topics;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.transcript.intake.agents.AgentCampaignIntake;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Who looks at an agent sees the campaigns that use it. */
@Component
final class AgentCampaignsListener {

    private final EventReader<CampaignEvent> reader;
    private final AgentCampaignIntake intake;

    AgentCampaignsListener(EventReaders readers, AgentCampaignIntake intake) {
        this.reader = readers.of(Topics.CAMPAIGNS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "campaigns-changed", idIsGroup = false, topics = "campaigns.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<CampaignEvent> batch) {
        intake.take(batch.records());
    }
}
