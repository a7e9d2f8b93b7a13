package dev.ringway.campaign.kafka;

import dev.ringway.campaign.intake.OptOut.Person;
import dev.ringway.campaign.intake.OptOut.Wish;
import dev.ringway.campaign.store.WaitingOptOuts.Waiting;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.commands.OptOutRequested;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An opt-out that another service asks for, as what we take in, and as text while it waits for its call. */
final class OptOutCommand {

    private static final JsonMapper JSON = EventCodec.jsonMapper();
    private static final TypeReference<Event<OptOutRequested>> TYPE = new TypeReference<>() {};

    private OptOutCommand() {}

    static String id(Event<OptOutRequested> event) {
        return event.source() + " " + event.id();
    }

    static Wish wish(Event<OptOutRequested> event) {
        OptOutRequested asked = event.data();
        return new Wish(
                new Person(asked.phoneNumber(), asked.contactId(), asked.callSid()),
                asked.campaignId(),
                asked.source(),
                asked.reason(),
                asked.requestedAt(),
                event.source().toString(),
                Optional.of(id(event)));
    }

    static Waiting waiting(Event<OptOutRequested> event, Instant until) {
        return new Waiting(id(event), event.data().callSid().orElseThrow(), JSON.writeValueAsString(event), until);
    }

    static Event<OptOutRequested> event(Waiting waiting) {
        return JSON.readValue(waiting.event(), TYPE);
    }
}
