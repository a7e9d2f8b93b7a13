package dev.ringway.starter.outbox;

import static java.util.stream.Collectors.toMap;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.local.server.LocalServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a consumer that reads only committed records has seen of one test's calls. */
final class PublishedCalls implements AutoCloseable {

    /** A tombstone's version. */
    static final long DELETED = -1;

    private static final int PARTITIONS = 3;

    private final String prefix;
    private final EventCodec codec = new EventCodec();
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicRecord<CallEvent>> seen = new ArrayList<>();

    PublishedCalls(String prefix) {
        this.prefix = prefix;
        createTopic();
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        LocalServers.kafkaBootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(Topics.CALLS_CHANGED.name(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static void createTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers()))) {
            Set<String> there = admin.listTopics().names().get();
            if (!there.contains(Topics.CALLS_CHANGED.name())) {
                admin.createTopics(List.of(new NewTopic(Topics.CALLS_CHANGED.name(), PARTITIONS, (short) 1)
                                .configs(Map.of("cleanup.policy", "compact"))))
                        .all()
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads on and tells everything so far. */
    List<TopicRecord<CallEvent>> all() {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> {
            if (message.key().startsWith(prefix)) {
                seen.add(codec.decode(Topics.CALLS_CHANGED, message));
            }
        });
        return List.copyOf(seen);
    }

    List<Long> versionsOf(String sid) {
        return all().stream()
                .filter(one -> one.key().equals(sid))
                .map(PublishedCalls::version)
                .toList();
    }

    Map<String, Long> newestVersions() {
        return all().stream().collect(toMap(TopicRecord::key, PublishedCalls::version, (older, newer) -> newer));
    }

    Set<String> keys() {
        return all().stream().map(TopicRecord::key).collect(Collectors.toSet());
    }

    static long version(TopicRecord<CallEvent> published) {
        return switch (published) {
            case Deletion<CallEvent> deletion -> DELETED;
            case Event<CallEvent> event ->
                switch (event.data()) {
                    case CallChanged changed -> changed.version();
                };
        };
    }

    @Override
    public void close() {
        consumer.close();
    }
}
