package dev.ringway.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalServersTest {

    @BeforeAll
    static void startTogether() {
        LocalServers.startAll();
    }

    @Test
    void anAcknowledgedRecordSurvivesTheKillOfTheBroker() throws Exception {
        createTopic("survivors");
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>("survivors", "k", "written before the kill"))
                    .get();
            LocalServers.kafka().kill();
            assertThat(LocalServers.kafka().running()).isFalse();
            LocalServers.kafka().start();
            producer.send(new ProducerRecord<>("survivors", "k", "written after it"))
                    .get();
        }
        assertThat(valuesIn("survivors", 2)).containsExactly("written before the kill", "written after it");
    }

    @Test
    void theBrokerEndsInOrderAndComesBack() throws Exception {
        LocalServers.kafka().stop();
        LocalServers.kafka().start();
        createTopic("after-a-stop");
    }

    @Test
    void mongodbIsAWritablePrimaryWithItsDataAfterAKillAndAfterAStop() throws IOException {
        insert("before");
        LocalServers.mongodb().kill();
        LocalServers.mongodb().start();
        insert("after the kill");
        LocalServers.mongodb().stop();
        LocalServers.mongodb().start();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void redisKeepsWhatItWasToldOverAStop() throws IOException {
        assertThat(redis("SET greeting hello")).isEqualTo("+OK");
        LocalServers.redis().stop();
        LocalServers.redis().start();
        assertThat(redis("EXISTS greeting")).isEqualTo(":1");
    }

    @Test
    void theAddressesNameTheRunningServers() {
        assertThat(LocalServers.mongodbUri("calls"))
                .isEqualTo("mongodb://localhost:" + LocalServers.mongodb().port() + "/calls?replicaSet=rs0");
        assertThat(LocalServers.kafkaBootstrapServers())
                .isEqualTo("localhost:" + LocalServers.kafka().port());
        assertThat(LocalServers.redisUri())
                .isEqualTo("redis://localhost:" + LocalServers.redis().port());
    }

    private static void createTopic(String name) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static KafkaProducer<String, String> producer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers(), "acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> valuesIn(String topic, int expected) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                LocalServers.kafkaBootstrapServers(),
                "group.id",
                "readers-of-" + topic,
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<String> values = new java.util.ArrayList<>();
            Await.until(Duration.ofSeconds(30), () -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
                return values.size() >= expected;
            });
            return values;
        }
    }

    private static void insert(String text) throws IOException {
        BsonArray documents = new BsonArray(List.of(new BsonDocument("text", new BsonString(text))));
        BsonDocument answer = MongoCommand.run(
                LocalServers.mongodb().port(),
                new BsonDocument("insert", new BsonString("kept")).append("documents", documents));
        assertThat(answer.get("n")).isEqualTo(new BsonInt32(1));
    }

    private static int count() throws IOException {
        BsonDocument command = new BsonDocument("count", new BsonString("kept"));
        return MongoCommand.run(LocalServers.mongodb().port(), command)
                .getInt32("n")
                .getValue();
    }

    private static String redis(String command) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), LocalServers.redis().port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII).strip();
        }
    }
}
