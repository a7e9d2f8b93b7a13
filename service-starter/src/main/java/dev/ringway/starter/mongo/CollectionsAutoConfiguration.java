package dev.ringway.starter.mongo;

import com.mongodb.reactivestreams.client.MongoClient;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import reactor.core.publisher.Mono;

/** Brings the collections into shape before the service is ready. */
@AutoConfiguration(after = {MongoReactiveAutoConfiguration.class, DataMongoReactiveAutoConfiguration.class})
@ConditionalOnClass({MongoClient.class, ReactiveMongoDatabaseFactory.class})
class CollectionsAutoConfiguration {

    @Bean
    CollectionFolder serviceCollections() {
        return CollectionBootstrap.SERVICE_FOLDER;
    }

    @Bean
    CollectionBootstrap collectionBootstrap(
            ReactiveMongoDatabaseFactory factory, List<CollectionFolder> folders, Environment settings) {
        return new CollectionBootstrap(
                Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow(), folders, settings);
    }

    @Bean
    CollectionStart collectionStart(CollectionBootstrap bootstrap, ApplicationContext context) {
        return new CollectionStart(bootstrap, context);
    }

    @Bean
    CollectionsHealth collectionsHealthIndicator(CollectionStart start) {
        return new CollectionsHealth(start);
    }

    @Bean
    Transactions transactions(MongoClient client) {
        return new Transactions(client);
    }

    @Bean
    DriftMetrics collectionDriftMetrics(CollectionStart start) {
        return new DriftMetrics(start);
    }
}
