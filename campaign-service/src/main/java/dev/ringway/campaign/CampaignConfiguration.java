package dev.ringway.campaign;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.events.Topics;
import dev.ringway.starter.kafka.TopicDeclaration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MongoDatabase campaignsDatabase(ReactiveMongoDatabaseFactory factory) {
        return Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow();
    }

    @Bean
    TopicDeclaration callsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CALLS_CHANGED);
    }

    @Bean
    TopicDeclaration campaignCommands(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CAMPAIGN_COMMANDS);
    }

    @Bean
    TopicDeclaration importsProgress() {
        return TopicDeclaration.published(Topics.IMPORTS_PROGRESS);
    }

    @Bean
    TopicDeclaration suppressionsChanged() {
        return TopicDeclaration.published(Topics.SUPPRESSIONS_CHANGED);
    }

    @Bean
    TopicDeclaration contactsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CONTACTS_CHANGED);
    }

    @Bean
    TopicDeclaration campaignsChanged() {
        return TopicDeclaration.published(Topics.CAMPAIGNS_CHANGED);
    }

    @Bean
    TopicDeclaration campaignContactsChanged() {
        return TopicDeclaration.published(Topics.CAMPAIGN_CONTACTS_CHANGED);
    }

    @Bean
    TopicDeclaration dialAttemptsChanged() {
        return TopicDeclaration.published(Topics.DIAL_ATTEMPTS_CHANGED);
    }
}
