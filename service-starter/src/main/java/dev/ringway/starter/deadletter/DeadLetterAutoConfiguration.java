package dev.ringway.starter.deadletter;

import dev.ringway.events.EventCodec;
import dev.ringway.starter.kafka.KafkaSettings;
import dev.ringway.starter.kafka.TopicDeclaration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(DeadLetterSettings.class)
class DeadLetterAutoConfiguration {

    private static final Clock CLOCK = Clock.systemUTC();

    @Bean
    DeadLetterTopics deadLetterTopics(
            ObjectProvider<TopicDeclaration> declarations,
            ObjectProvider<DeadLetterKind> kinds,
            EventCodec codec,
            KafkaTemplate<String, byte[]> kafka,
            DeadLetterSettings settings) {
        List<DeadLetterKind> own = kinds.orderedStream().toList();
        return new DeadLetterTopics(
                declarations.orderedStream().toList(),
                topic -> own.stream()
                        .filter(kind -> kind.isOf(topic.source(), topic.group()))
                        .findFirst()
                        .orElseGet(() -> new EventLetters(topic, codec, kafka, settings.replays() && !topic.parked())));
    }

    @Bean
    DecisionLog deadLetterDecisions(
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka,
            DeadLetterTopics topics,
            KafkaSettings settings) {
        return new DecisionLog(consumers, kafka, topics, timeout(settings));
    }

    @Bean
    DeadLetterLookup deadLetterLookup(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterTopics topics,
            DecisionLog decisions,
            DeadLetterSettings settings) {
        return new DeadLetterLookup(consumers, topics, decisions, settings.scanned());
    }

    @Bean
    Deciding deadLetterDeciding(DeadLetterLookup lookup, DecisionLog decisions, ReplayOutcomes outcomes) {
        return new Deciding(lookup, decisions, outcomes, CLOCK);
    }

    @Bean
    Replaying deadLetterReplaying(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterTopics topics,
            DeadLetterLookup lookup,
            DecisionLog decisions,
            DeadLetterSettings settings,
            KafkaSettings kafka) {
        return new Replaying(consumers, topics, lookup, decisions, settings, timeout(kafka), CLOCK);
    }

    @Bean
    DeadLetterController deadLetterController(
            DeadLetterTopics topics,
            DeadLetterLookup lookup,
            Deciding deciding,
            Replaying replaying,
            ReplayOutcomes outcomes,
            ObjectProvider<ErasedLetters> erased) {
        return new DeadLetterController(
                topics,
                lookup,
                deciding,
                replaying,
                outcomes,
                erased.orderedStream().toList());
    }

    @Bean
    ReplayOutcomes deadLetterReplayOutcomes(
            ConsumerFactory<String, byte[]> consumers, DeadLetterTopics topics, DeadLetterSettings settings) {
        return new ReplayOutcomes(consumers, topics, settings.scanned());
    }

    @Bean
    DeadLetterCounts deadLetterCounts(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterTopics topics,
            DecisionLog decisions,
            DeadLetterSettings settings,
            MeterRegistry meters) {
        DeadLetterCounts counts = new DeadLetterCounts(consumers, topics, decisions, settings.countEvery(), CLOCK);
        counts.register(meters);
        return counts;
    }

    private static Duration timeout(KafkaSettings settings) {
        return settings.deliveryTimeout().plus(settings.maxBlock());
    }
}
