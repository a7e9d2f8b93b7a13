package dev.ringway.starter.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics that this service publishes to or reads, with the dead-letter, decision and replay topics of its groups. */
final class DeclaredTopics {

    /** Kafka removes whole segments of a week: a decision must outlive its dead letter also where the two fall apart. */
    private static final Duration SEGMENTS = Duration.ofDays(14);

    private final Map<String, NewTopic> topics = new LinkedHashMap<>();
    private final KafkaSettings settings;

    DeclaredTopics(List<TopicDeclaration> declarations, KafkaSettings settings) {
        this.settings = settings;
        for (TopicDeclaration declaration : declarations) {
            NewTopic topic = topic(declaration);
            topics.put(topic.name(), topic);
            declaration.consumerGroup().ifPresent(group -> declareLetters(declaration, group));
        }
    }

    private void declareLetters(TopicDeclaration declaration, String group) {
        String letters = declaration.topic().deadLetterTopic(group);
        topics.put(letters, onePartition(letters, settings.deadLetterRetention()));
        String decisions = declaration.topic().decisionTopic(group);
        topics.put(
                decisions,
                onePartition(decisions, settings.deadLetterRetention().plus(SEGMENTS)));
        if (!declaration.parked()) {
            String replay = declaration.topic().replayTopic(group);
            topics.put(replay, kept(replicated(replay), settings.retention()).build());
        }
    }

    Set<String> names() {
        return topics.keySet();
    }

    KafkaAdmin.NewTopics toCreate() {
        return new KafkaAdmin.NewTopics(topics.values().toArray(NewTopic[]::new));
    }

    private NewTopic topic(TopicDeclaration declaration) {
        TopicBuilder builder = replicated(declaration.topic().name());
        Duration retention = declaration.retention().orElse(settings.retention());
        return declaration.topic().compacted()
                ? builder.compact().build()
                : kept(builder, retention).build();
    }

    /** So that the dead letters of a group stand in the order in which they were given up, and decisions in theirs. */
    private NewTopic onePartition(String name, Duration retention) {
        return kept(replicated(name).partitions(1), retention).build();
    }

    private TopicBuilder replicated(String name) {
        return TopicBuilder.name(name)
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSync());
    }

    private static TopicBuilder kept(TopicBuilder builder, Duration retention) {
        return builder.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }

    /** One replica may be away without stopping the writers. */
    private String minInSync() {
        return Integer.toString(Math.max(1, settings.replication() - 1));
    }
}
