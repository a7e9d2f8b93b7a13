package dev.ringway.ingest;

import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.elevenlabs.AgentOwnership;
import dev.ringway.ingest.elevenlabs.ElevenLabsAuthenticity;
import dev.ringway.ingest.elevenlabs.OurAgents;
import dev.ringway.ingest.initiation.InitiationReplies;
import dev.ringway.ingest.initiation.InitiationWebhook;
import dev.ringway.ingest.json.JsonObjects;
import dev.ringway.ingest.twilio.TwilioAuthenticity;
import dev.ringway.ingest.twilio.TwilioEvents;
import dev.ringway.ingest.twilio.TwilioWebhook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts without Spring, made from the settings. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ElevenLabsAuthenticity elevenLabsAuthenticity(ElevenLabsWebhookSettings settings) {
        return settings.authenticity();
    }

    @Bean
    OurAgents configuredAgents(ElevenLabsWebhookSettings settings) {
        return settings::agentIds;
    }

    @Bean
    OurAgents agentsKnownByEvents(Agents agents, ElevenLabsWebhookSettings settings) {
        return new OurAgents() {

            @Override
            public Set<String> ids() {
                return agents.ids();
            }

            @Override
            public boolean includes(String agentId) {
                return agents.includes(agentId);
            }

            @Override
            public boolean areAll() {
                return agents.age()
                        .filter(age -> age.compareTo(settings.agentsMaxAge()) <= 0)
                        .isPresent();
            }
        };
    }

    @Bean
    AgentOwnership agentOwnership(
            List<OurAgents> known, @Value("${ringway.ingest.voice.default-agent-id:}") String defaultAgent) {
        return new AgentOwnership(known, Optional.of(defaultAgent).filter(id -> !id.isBlank()));
    }

    @Bean
    TwilioWebhook twilioWebhook(TwilioSettings settings) {
        return new TwilioWebhook(
                new TwilioAuthenticity(settings.accounts()),
                new TwilioEvents(settings.maxParameters(), JsonObjects::read));
    }

    @Bean
    InitiationWebhook initiationWebhook(InitiationSettings settings, Contacts contacts) {
        return new InitiationWebhook(settings.headerSecret(), contacts, JsonObjects::read);
    }

    @Bean
    InitiationReplies initiationReplies(Contacts contacts, Agents agents) {
        return new InitiationReplies(contacts, agents, JsonObjects::write);
    }
}
