package dev.ringway.callstore;

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
class CallStoreConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MongoDatabase callStoreDatabase(ReactiveMongoDatabaseFactory factory) {
        return Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow();
    }

    @Bean
    TopicDeclaration twilioEvents(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.TWILIO_EVENTS);
    }

    @Bean
    TopicDeclaration transcriptSegments(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.TRANSCRIPT_SEGMENTS);
    }

    @Bean
    TopicDeclaration elevenLabsEvents(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.ELEVENLABS_EVENTS);
    }

    @Bean
    TopicDeclaration contactsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CONTACTS_CHANGED);
    }

    @Bean
    TopicDeclaration dialAttemptsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.DIAL_ATTEMPTS_CHANGED);
    }

    @Bean
    TopicDeclaration agentsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.AGENTS_CHANGED);
    }

    @Bean
    TopicDeclaration transcriptErasuresChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.TRANSCRIPT_ERASURES_CHANGED);
    }

    @Bean
    TopicDeclaration recordingsChanged() {
        return TopicDeclaration.published(Topics.RECORDINGS_CHANGED);
    }

    @Bean
    TopicDeclaration callsChanged() {
        return TopicDeclaration.published(Topics.CALLS_CHANGED);
    }
}
