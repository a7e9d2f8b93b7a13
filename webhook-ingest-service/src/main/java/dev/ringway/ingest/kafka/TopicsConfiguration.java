package dev.ringway.ingest.kafka;

import dev.ringway.events.Topics;
import dev.ringway.starter.kafka.TopicDeclaration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The topics that this service writes to, each with the one where it parks what it cannot name, and those that it follows.
 */
@Configuration(proxyBeanMethods = false)
class TopicsConfiguration {

    @Bean
    TopicDeclaration twilioEventsTopic() {
        return TopicDeclaration.parkedBy(ParkedRequest.GROUP, Topics.TWILIO_EVENTS);
    }

    @Bean
    TopicDeclaration transcriptSegmentsTopic() {
        return TopicDeclaration.parkedBy(ParkedRequest.GROUP, Topics.TRANSCRIPT_SEGMENTS);
    }

    @Bean
    TopicDeclaration elevenLabsEventsTopic() {
        return TopicDeclaration.parkedBy(ParkedRequest.GROUP, Topics.ELEVENLABS_EVENTS);
    }

    @Bean
    TopicDeclaration contactsTopic() {
        return TopicDeclaration.published(Topics.CONTACTS_CHANGED);
    }

    @Bean
    TopicDeclaration agentsTopic() {
        return TopicDeclaration.published(Topics.AGENTS_CHANGED);
    }

    @Bean
    TopicDeclaration campaignsTopic() {
        return TopicDeclaration.published(Topics.CAMPAIGNS_CHANGED);
    }
}
