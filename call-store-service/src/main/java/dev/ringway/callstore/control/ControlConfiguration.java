package dev.ringway.callstore.control;

import dev.ringway.events.Topics;
import dev.ringway.starter.kafka.TopicDeclaration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ControlSettings.class)
class ControlConfiguration {

    private static final String GROUP = "${ringway.call-store.control.consumer-group}";

    @Bean
    TopicDeclaration callsFollowedUp(@Value(GROUP) String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CALLS_CHANGED);
    }

    @Bean
    TopicDeclaration attemptsFollowedUp(@Value(GROUP) String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.DIAL_ATTEMPTS_CHANGED);
    }

    @Bean
    TopicDeclaration recordingsFollowedUp(@Value(GROUP) String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.RECORDINGS_CHANGED);
    }
}
