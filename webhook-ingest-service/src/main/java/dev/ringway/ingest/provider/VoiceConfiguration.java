package dev.ringway.ingest.provider;

import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.Campaigns;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.twilio.CallbackQuery;
import dev.ringway.ingest.twilio.VoiceRequests;
import dev.ringway.ingest.voice.AgentConnection;
import dev.ringway.ingest.voice.VoiceReplies;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts without Spring that answer calls. */
@Configuration(proxyBeanMethods = false)
class VoiceConfiguration {

    @Bean
    Contacts contacts() {
        return new Contacts();
    }

    @Bean
    Agents agents() {
        return new Agents();
    }

    @Bean
    Campaigns campaigns() {
        return new Campaigns();
    }

    @Bean
    VoiceReplies voiceReplies(
            Contacts contacts,
            Agents agents,
            Campaigns campaigns,
            AgentConnection elevenLabs,
            VoiceSettings settings,
            Clock clock) {
        return new VoiceReplies(
                contacts,
                agents,
                campaigns,
                elevenLabs,
                settings.policy(),
                CallbackQuery::contactName,
                VoiceRequests::legible,
                clock);
    }
}
