package dev.ringway.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.LocalServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class KafkaBrokerTest {

    private static final ProducerRecord<String, byte[]> RECORD =
            new ProducerRecord<>("broker-test", "a", new byte[] {1});

    /** As Kafka's own producer is while it waits for its id from a broker that has gone. */
    @Test
    void aProducerThatNeverAnswersFailsARecordInTime() {
        MockProducer<String, byte[]> silent = new MockProducer<>(
                false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
        Broker broker = new KafkaBroker(new KafkaTemplate<>(() -> silent), Duration.ofMillis(100));
        CompletableFuture<?> sent = broker.send(RECORD);
        await().untilAsserted(() -> assertThat(silent.history()).containsExactly(RECORD));
        assertThatThrownBy(() -> sent.orTimeout(30, TimeUnit.SECONDS).join())
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("no answer within 600 ms");
    }

    @Test
    void aKeyHasTheLaneOfThePartitionThatTakesItsRecords() throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic("broker-test", 6, (short) 1)))
                    .all()
                    .get();
        }
        DefaultKafkaProducerFactory<String, byte[]> producers =
                new DefaultKafkaProducerFactory<>(kafka, new StringSerializer(), new ByteArraySerializer());
        try {
            Broker broker = new KafkaBroker(new KafkaTemplate<>(producers), Duration.ofSeconds(30));
            for (String key : List.of("a", "CA1", "\u00e9\u4e2d", "conv_1")) {
                SendResult<?, ?> sent =
                        (SendResult<?, ?>) broker.send(new ProducerRecord<>("broker-test", key, new byte[] {1}))
                                .get();
                assertThat(Lane.of("broker-test", key, broker.partitions("broker-test")))
                        .isEqualTo(
                                new Lane("broker-test", sent.getRecordMetadata().partition()));
            }
        } finally {
            producers.destroy();
        }
    }

    @Test
    void aTopicThatKafkaDoesNotTellOfHasNoPartitions() {
        Map<String, Object> nobody = Map.of("bootstrap.servers", "localhost:1", "max.block.ms", 100);
        DefaultKafkaProducerFactory<String, byte[]> producers =
                new DefaultKafkaProducerFactory<>(nobody, new StringSerializer(), new ByteArraySerializer());
        try {
            Broker broker = new KafkaBroker(new KafkaTemplate<>(producers), Duration.ofSeconds(1));
            assertThat(broker.partitions("broker-test")).isZero();
            assertThatThrownBy(() -> broker.send(RECORD).join()).hasRootCauseInstanceOf(TimeoutException.class);
        } finally {
            producers.destroy();
        }
    }
}
