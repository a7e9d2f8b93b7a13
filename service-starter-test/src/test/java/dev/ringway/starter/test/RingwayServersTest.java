package dev.ringway.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import reactor.core.publisher.Mono;

@SpringJUnitConfig
@WithRingwayServers
class RingwayServersTest {

    @Configuration(proxyBeanMethods = false)
    static class NoBeans {}

    @Test
    void mongodbServesTransactionsInADatabaseOfThisContext(
            @Value("${MONGODB_URI}") String uri, @Value("${spring.mongodb.uri}") String springUri) {
        assertThat(springUri).isEqualTo(uri);
        assertThat(new ConnectionString(uri).getDatabase()).startsWith("test_");
        try (MongoClient client = MongoClients.create(uri)) {
            Document hello = Mono.from(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                    .block();
            assertThat(hello).containsEntry("isWritablePrimary", true).containsKey("setName");
        }
    }

    @Test
    void kafkaAnswers(@Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void redisAnswers(@Value("${REDIS_URI}") String uri) {
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(connection.sync().ping()).isEqualTo("PONG");
        }
    }
}
