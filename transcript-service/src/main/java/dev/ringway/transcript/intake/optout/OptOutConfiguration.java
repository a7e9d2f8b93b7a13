package dev.ringway.transcript.intake.optout;

import dev.ringway.events.Topics;
import dev.ringway.starter.kafka.TopicDeclaration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OptOutSettings.class)
class OptOutConfiguration {

    /** Also where no campaign-service has ever run: what cannot be published would hold up the topic of transcripts. */
    @Bean
    TopicDeclaration campaignCommands() {
        return TopicDeclaration.published(Topics.CAMPAIGN_COMMANDS);
    }
}
