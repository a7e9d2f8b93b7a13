package dev.ringway.ingest.kafka;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.UndecodableEventException;
import dev.ringway.events.agents.AgentChanged;
import dev.ringway.events.agents.AgentEvent;
import dev.ringway.events.campaigns.AgentSettings;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.ingest.directory.Agent;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.CampaignVoice;
import dev.ringway.ingest.directory.Campaigns;
import dev.ringway.ingest.directory.Contacts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes over what the owners of contacts, agents and campaigns say. What cannot be read is skipped: it is theirs to mend. */
@Component
class DirectoryFeed {

    private static final Logger log = LoggerFactory.getLogger(DirectoryFeed.class);

    private final Contacts contacts;
    private final Agents agents;
    private final Campaigns campaigns;
    private final EventCodec codec;

    DirectoryFeed(Contacts contacts, Agents agents, Campaigns campaigns, EventCodec codec, MeterRegistry meters) {
        this.contacts = contacts;
        this.agents = agents;
        this.campaigns = campaigns;
        this.codec = codec;
        meters.gauge("ringway.ingest.directory.contacts", contacts, Contacts::size);
        meters.gauge("ringway.ingest.directory.agents", agents, Agents::size);
        meters.gauge("ringway.ingest.directory.campaigns", campaigns, Campaigns::size);
        Gauge.builder("ringway.ingest.directory.agents.age", agents, DirectoryFeed::ageInSeconds)
                .description("how long ago all agents were known")
                .baseUnit("seconds")
                .register(meters);
    }

    private static double ageInSeconds(Agents agents) {
        return agents.age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
    }

    /** Everything was taken that stood on the agents' topic then. */
    void agentsAreWholeAsOf(long nanoTime) {
        agents.wholeAsOf(nanoTime);
    }

    void take(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.topic().equals(Topics.CONTACTS_CHANGED.name())) {
                takeContact(message);
            } else if (message.topic().equals(Topics.CAMPAIGNS_CHANGED.name())) {
                takeCampaign(message);
            } else {
                if (message.key() != null) {
                    agents.told(message.key()); // also where the rest cannot be read
                }
                takeAgent(message);
            }
        } catch (UndecodableEventException unreadable) {
            log.warn(
                    "Skipped a record of {}-{} at {}: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    unreadable.getMessage());
        }
    }

    private void takeContact(ConsumerRecord<String, byte[]> message) {
        switch (codec.decode(Topics.CONTACTS_CHANGED, message)) {
            case Event<ContactEvent> event -> {
                switch (event.data()) {
                    case ContactChanged contact ->
                        contacts.put(
                                contact.contactId(),
                                contact.version(),
                                contact.updatedAt(),
                                contact.phoneNumber(),
                                contact.name());
                }
            }
            case Deletion<ContactEvent> deletion -> contacts.remove(deletion.key());
        }
    }

    private void takeCampaign(ConsumerRecord<String, byte[]> message) {
        switch (codec.decode(Topics.CAMPAIGNS_CHANGED, message)) {
            case Event<CampaignEvent> event -> {
                switch (event.data()) {
                    case CampaignChanged campaign ->
                        campaign.agentSettings()
                                .ifPresentOrElse(
                                        settings -> campaigns.put(voice(campaign, settings)),
                                        () -> campaigns.remove(campaign.campaignId()));
                }
            }
            case Deletion<CampaignEvent> deletion -> campaigns.remove(deletion.key());
        }
    }

    private static CampaignVoice voice(CampaignChanged campaign, AgentSettings settings) {
        return new CampaignVoice(
                campaign.campaignId(),
                campaign.version(),
                settings.voiceId(),
                settings.promptOverride(),
                settings.firstMessage(),
                settings.dynamicVariables().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> String.valueOf(one.getValue()))));
    }

    private void takeAgent(ConsumerRecord<String, byte[]> message) {
        switch (codec.decode(Topics.AGENTS_CHANGED, message)) {
            case Event<AgentEvent> event -> {
                switch (event.data()) {
                    case AgentChanged agent ->
                        agents.put(new Agent(
                                agent.agentId(),
                                agent.version(),
                                agent.active(),
                                agent.phoneNumbers(),
                                agent.dynamicVariables()));
                }
            }
            case Deletion<AgentEvent> deletion -> agents.remove(deletion.key());
        }
    }
}
