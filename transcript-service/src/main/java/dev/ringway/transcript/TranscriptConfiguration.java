package dev.ringway.transcript;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.events.Topics;
import dev.ringway.starter.kafka.TopicDeclaration;
import dev.ringway.transcript.analysis.language.LanguageListener;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.intake.analysis.AnalyzerFailures;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class TranscriptConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MongoDatabase transcriptsDatabase(ReactiveMongoDatabaseFactory factory) {
        return Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow();
    }

    @Bean
    TopicDeclaration campaignsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CAMPAIGNS_CHANGED);
    }

    @Bean
    TopicDeclaration callsChanged(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.CALLS_CHANGED);
    }

    @Bean
    TopicDeclaration elevenLabsEvents(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.ELEVENLABS_EVENTS);
    }

    @Bean
    TopicDeclaration transcriptSegments(@Value("${spring.kafka.consumer.group-id}") String consumerGroup) {
        return TopicDeclaration.readBy(consumerGroup, Topics.TRANSCRIPT_SEGMENTS);
    }

    @Bean
    LanguageListener transcriptAnalyzers(AnalyzerFailures failures) {
        return StandardAnalyzers.offline(failures);
    }
}
