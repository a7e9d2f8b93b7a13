package dev.ringway.starter.outbox;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.CollectionFolder;
import dev.ringway.starter.mongo.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.kafka.core.ProducerFactory;
import reactor.core.publisher.Mono;

/** Publishes the changes of every {@link PublishedCollection} that the service declares. */
@AutoConfiguration(after = {DataMongoReactiveAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnClass({MongoClient.class, ReactiveMongoDatabaseFactory.class})
@ConditionalOnBean(PublishedCollection.class)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxAutoConfiguration {

    @Bean
    CollectionFolder outboxCollections() {
        return new CollectionFolder("classpath*:dev/ringway/starter/outbox/collections/*.json");
    }

    @Bean
    Outbox outbox(
            List<PublishedCollection<?>> collections,
            MongoClient client,
            ReactiveMongoDatabaseFactory factory,
            ProducerFactory<?, ?> producers,
            OutboxSettings settings,
            MeterRegistry registry) {
        MongoDatabase database =
                Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow();
        return new Outbox(
                collections,
                new Source(client, database),
                new Leases(database, UUID.randomUUID().toString()),
                new ResumeTokens(database),
                producers.getConfigurationProperties(),
                settings,
                registry);
    }

    @Bean
    OutboxHealth outboxHealthIndicator(Outbox outbox) {
        return new OutboxHealth(outbox);
    }
}
