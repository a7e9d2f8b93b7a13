package dev.ringway.campaign.kafka;

import dev.ringway.campaign.intake.OptOut;
import dev.ringway.campaign.intake.OptOut.Outcome;
import dev.ringway.campaign.intake.OptOut.Person;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * What other services ask for. A wish that names nobody is a dead letter: somebody has to look, for it is a person's. One by a
 * call that is not known may only have overtaken what tells of it, and waits.
 */
@Component
final class CommandsListener {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final EventReader<CampaignCommand> reader;
    private final OptOut optOut;
    private final LateOptOuts late;

    CommandsListener(EventReaders readers, OptOut optOut, LateOptOuts late) {
        this.reader = readers.of(Topics.CAMPAIGN_COMMANDS);
        this.optOut = optOut;
        this.late = late;
    }

    @KafkaListener(id = "campaign-commands", idIsGroup = false, topics = "commands.campaign-service.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<CampaignCommand> batch) {
        batch.events().forEach(this::take);
    }

    @SuppressWarnings("unchecked")
    private void take(Event<CampaignCommand> event) {
        switch (event.data()) {
            case OptOutRequested _ -> optOut((Event<OptOutRequested>) (Event<?>) event);
        }
    }

    private void optOut(Event<OptOutRequested> event) {
        OptOutRequested asked = event.data();
        check(event, "contactId", asked.contactId(), ID.asMatchPredicate(), "must be 24 hexadecimal digits");
        check(event, "campaignId", asked.campaignId(), ID.asMatchPredicate(), "must be 24 hexadecimal digits");
        check(event, "callSid", asked.callSid(), Person::isCallSid, "must be a Call SID");
        switch (optOut.take(OptOutCommand.wish(event))) {
            case Outcome.Done _, Outcome.DoneBefore _ -> {}
            case Outcome.CallUnknown() -> late.add(event);
            case Outcome.Impossible(String field, String message) ->
                throw new RejectedEventException(event, field + " " + message);
        }
    }

    private static void check(
            Event<?> event, String field, Optional<String> value, Predicate<String> good, String message) {
        if (value.filter(good.negate()).isPresent()) {
            throw new RejectedEventException(event, field + " " + message);
        }
    }
}
