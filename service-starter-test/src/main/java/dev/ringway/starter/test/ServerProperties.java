package dev.ringway.starter.test;

import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The names by which a service learns of its servers in production, and Spring Boot's own names for the same. */
final class ServerProperties implements DynamicPropertyRegistrar {

    private final Servers servers;

    // One per Spring context, so that what one test class leaves does not meet another.
    private final String database = "test_" + UUID.randomUUID().toString().substring(0, 8);

    ServerProperties(Servers servers) {
        this.servers = servers;
    }

    @Override
    public void accept(DynamicPropertyRegistry registry) {
        registry.add("MONGODB_URI", this::mongodbUri);
        registry.add("spring.mongodb.uri", this::mongodbUri);
        registry.add("KAFKA_BOOTSTRAP_SERVERS", servers::kafkaBootstrapServers);
        registry.add("spring.kafka.bootstrap-servers", servers::kafkaBootstrapServers);
        registry.add("REDIS_URI", servers::redisUri);
        registry.add("spring.data.redis.url", servers::redisUri);
        registry.add("RINGWAY_JWT_KEY", TestTokens::key);
    }

    private String mongodbUri() {
        return servers.mongodbUri(database);
    }
}
