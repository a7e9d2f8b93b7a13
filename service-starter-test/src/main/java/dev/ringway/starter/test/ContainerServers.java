package dev.ringway.starter.test;

import com.redis.testcontainers.RedisContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.mongodb.MongoDBContainer;

/** The servers as containers, in the versions that production runs. They end with this JVM. */
record ContainerServers() implements Servers {

    @Override
    public String mongodbUri(String database) {
        return Mongo.CONTAINER.getReplicaSetUrl(database);
    }

    @Override
    public String kafkaBootstrapServers() {
        return Kafka.CONTAINER.getBootstrapServers();
    }

    @Override
    public String redisUri() {
        return Redis.CONTAINER.getRedisURI();
    }

    private static <C extends Startable> C started(C container) {
        container.start();
        return container;
    }

    private static final class Mongo {
        static final MongoDBContainer CONTAINER = started(new MongoDBContainer("mongo:8.0").withReplicaSet());
    }

    private static final class Kafka {
        static final KafkaContainer CONTAINER =
                started(new KafkaContainer("apache/kafka:4.2.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"));
    }

    private static final class Redis {
        static final RedisContainer CONTAINER = started(new RedisContainer("redis:7.4"));
    }
}
