package dev.ringway.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;

class OutboxAutoConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    static class CallService {
        @Bean
        PublishedCollection<?> publishedCalls() {
            return Calls.PUBLISHED;
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    /** The other package's, as Spring Boot finds them. */
    private static final Class<?>[] MONGO =
            ImportCandidates.load(AutoConfiguration.class, null).getCandidates().stream()
                    .filter(name -> name.startsWith("dev.ringway.starter.mongo."))
                    .map(name -> ClassUtils.resolveClassName(name, null))
                    .toArray(Class<?>[]::new);

    private final Calls calls = new Calls();
    private final PublishedCalls published = new PublishedCalls(calls.prefix);

    @AfterEach
    void close() {
        published.close();
        calls.close();
    }

    @Test
    void aServiceThatDeclaresAPublishedCollectionPublishesItAndGivesTheLeaseBackWhenItStops() {
        service().withUserConfiguration(CallService.class).run(context -> {
            calls.insert(calls.sid(1));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> published.versionsOf(calls.sid(1)).contains(1L));

            assertThat(context.getBean(OutboxHealth.class).health().getDetails().get("calls"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("state", "leading");
            assertThat(context.getBean(MeterRegistry.class)
                            .get("ringway.outbox.leader")
                            .tag("collection", "calls")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(lease().getString("owner")).isNotEmpty();
        });

        assertThat(lease().getString("owner")).isEmpty();
    }

    @Test
    void aServiceThatPublishesNothingHasNoOutbox() {
        service()
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Outbox.class));
    }

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withInitializer(StarterSettings::addDefaults)
                .withConfiguration(AutoConfigurations.of(
                        MongoReactiveAutoConfiguration.class,
                        DataMongoReactiveAutoConfiguration.class,
                        KafkaAutoConfiguration.class,
                        OutboxAutoConfiguration.class))
                .withConfiguration(AutoConfigurations.of(MONGO))
                .withPropertyValues(
                        "spring.mongodb.uri=" + LocalServers.mongodbUri(calls.database),
                        "spring.kafka.bootstrap-servers=" + LocalServers.kafkaBootstrapServers(),
                        "ringway.outbox.lease-time=2s",
                        "ringway.outbox.await=200ms");
    }

    private Document lease() {
        return Mono.from(calls.source
                        .getCollection("leases")
                        .find(new Document("_id", "outbox-calls"))
                        .first())
                .blockOptional()
                .orElseThrow();
    }
}
