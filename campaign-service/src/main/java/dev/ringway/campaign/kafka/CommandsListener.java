package dev.ringway.campaign.kafka;

import dev.ringway.campaign.intake.OptOut;
import dev.ringway.campaign.intake.OptOut.Outcome;
import dev.ringway.campaign.intake.OptOut.Person;
import dev.ringway.campaign.intake.OptOut.Wish;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.commands.CampaignCommand;
import dev.ringway.events.commands.OptOutRequested;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.starter.kafka.RejectedEventException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What other services ask for. A wish that names nobody is a dead letter: somebody has to look, for it is a person's. */
@Component
final class CommandsListener {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final EventReader<CampaignCommand> reader;
    private final OptOut optOut;

    CommandsListener(EventReaders readers, OptOut optOut) {
        this.reader = readers.of(Topics.CAMPAIGN_COMMANDS);
        this.optOut = optOut;
    }

    @KafkaListener(id = "campaign-commands", idIsGroup = false, topics = "commands.campaign-service.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<CampaignCommand> batch) {
        batch.events().forEach(this::take);
    }

    private void take(Event<CampaignCommand> event) {
        switch (event.data()) {
            case OptOutRequested asked -> {
                checkId(event, "contactId", asked.contactId());
                checkId(event, "campaignId", asked.campaignId());
                Outcome outcome = optOut.take(new Wish(
                        new Person(asked.phoneNumber(), asked.contactId(), asked.callSid()),
                        asked.campaignId(),
                        asked.source(),
                        asked.reason(),
                        asked.requestedAt(),
                        event.source().toString(),
                        Optional.of(event.source() + " " + event.id())));
                if (outcome instanceof Outcome.Impossible(String field, String message)) {
                    throw new RejectedEventException(event, field + " " + message);
                }
            }
        }
    }

    private static void checkId(Event<CampaignCommand> event, String field, Optional<String> id) {
        if (id.filter(text -> !ID.matcher(text).matches()).isPresent()) {
            throw new RejectedEventException(event, field + " must be 24 hexadecimal digits");
        }
    }
}
