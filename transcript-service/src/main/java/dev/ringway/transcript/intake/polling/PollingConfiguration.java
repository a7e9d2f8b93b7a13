package dev.ringway.transcript.intake.polling;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollingSettings.class)
class PollingConfiguration {

    @Bean
    LeasedJob conversationPollingJob(ConversationPolling polling, PollingSettings settings) {
        return new LeasedJob("conversation-polling", settings.interval(), polling::run);
    }
}
