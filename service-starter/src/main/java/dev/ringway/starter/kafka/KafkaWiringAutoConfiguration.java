package dev.ringway.starter.kafka;

import dev.ringway.events.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(KafkaSettings.class)
class KafkaWiringAutoConfiguration {

    @Bean
    DefaultKafkaProducerFactoryCustomizer ringwayProducers(KafkaSettings settings) {
        return factory -> factory.updateConfigs(ClientConfiguration.producer(settings));
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer ringwayConsumers(KafkaSettings settings) {
        return factory -> factory.updateConfigs(ClientConfiguration.consumer(settings));
    }

    /** Picked up by Spring Boot for every listener; the listeners' type is set to batch in ringway-defaults.yml. */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> ringwayListeners(
            KafkaSettings settings, FailingListeners failing) {
        return container -> {
            String listener = container.getListenerId();
            failing.watch(listener);
            container.setBatchInterceptor(new SuccessWatch(listener, failing));
            container.setConcurrency(settings.concurrency());
            container.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
            container.getContainerProperties().setMissingTopicsFatal(false);
        };
    }

    /** Static, since listeners are found before anything else is made. */
    @Bean
    @ConditionalOnProperty(name = "ringway.dead-letters.replays", matchIfMissing = true)
    static ReplaySubscription replaySubscription(Environment environment) {
        return new ReplaySubscription(environment);
    }

    @Bean
    KafkaProblems kafkaProblems() {
        return new KafkaProblems();
    }

    @Bean
    @ConditionalOnMissingBean(CommonErrorHandler.class)
    BackOffInPlace backOffInPlace(KafkaSettings settings, FailingListeners failing) {
        return new BackOffInPlace(settings.backoffInitial(), settings.backoffMax(), failing);
    }

    @Bean
    FailingListeners failingListeners(KafkaSettings settings, MeterRegistry meters) {
        return new FailingListeners(meters, settings.failuresBorne(), InstantSource.system());
    }

    @Bean
    @ConditionalOnMissingBean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    EventPublisher eventPublisher(
            KafkaTemplate<String, byte[]> kafka, EventCodec codec, ObjectProvider<Tracer> tracer) {
        return new EventPublisher(kafka, codec, new TraceParent(tracer.getIfAvailable(() -> Tracer.NOOP)));
    }

    @Bean
    DeadLetters deadLetters(KafkaTemplate<String, byte[]> kafka, KafkaSettings settings) {
        return new DeadLetters(kafka, settings.deliveryTimeout().plus(settings.maxBlock()));
    }

    @Bean
    LateDeadLetters lateDeadLetters(DeadLetters deadLetters, EventCodec codec) {
        return new LateDeadLetters(deadLetters, codec);
    }

    @Bean
    EventReaders eventReaders(EventCodec codec, DeadLetters deadLetters, MeterRegistry meters) {
        return new EventReaders(codec, deadLetters, meters);
    }

    @Bean
    DeclaredTopics declaredTopics(ObjectProvider<TopicDeclaration> declarations, KafkaSettings settings) {
        return new DeclaredTopics(List.copyOf(declarations.orderedStream().toList()), settings);
    }

    @Bean
    KafkaAdmin.NewTopics ringwayTopics(DeclaredTopics topics) {
        return topics.toCreate();
    }

    @Bean
    KafkaStart kafkaStart(
            KafkaAdmin admin, DeclaredTopics topics, KafkaTemplate<String, byte[]> kafka, KafkaSettings settings) {
        return new KafkaStart(admin, topics, kafka, settings.neededAtStart());
    }
}
