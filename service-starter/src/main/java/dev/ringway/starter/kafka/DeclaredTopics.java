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

/** The topics that this service publishes to or reads, with the dead-letter topics of its groups. */
final class DeclaredTopics {

    private final Map<String, NewTopic> topics = new LinkedHashMap<>();
    private final KafkaSettings settings;

    DeclaredTopics(List<TopicDeclaration> declarations, KafkaSettings settings) {
        this.settings = settings;
        for (TopicDeclaration declaration : declarations) {
            NewTopic topic = topic(declaration);
            topics.put(topic.name(), topic);
            declaration
                    .consumerGroup()
                    .map(declaration.topic()::deadLetterTopic)
                    .ifPresent(name -> topics.put(name, deadLetterTopic(name)));
        }
    }

    Set<String> names() {
        return topics.keySet();
    }

    KafkaAdmin.NewTopics toCreate() {
        return new KafkaAdmin.NewTopics(topics.values().toArray(NewTopic[]::new));
    }

    private NewTopic topic(TopicDeclaration declaration) {
        TopicBuilder builder = TopicBuilder.name(declaration.topic().name())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSync());
        Duration retention = declaration.retention().orElse(settings.retention());
        return declaration.topic().compacted()
                ? builder.compact().build()
                : kept(builder, retention).build();
    }

    /** One partition, so that the dead letters of a group stand in the order in which they were given up. */
    private NewTopic deadLetterTopic(String name) {
        TopicBuilder builder = TopicBuilder.name(name)
                .partitions(1)
                .replicas(settings.replication())
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSync());
        return kept(builder, settings.deadLetterRetention()).build();
    }

    private static TopicBuilder kept(TopicBuilder builder, Duration retention) {
        return builder.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }

    /** One replica may be away without stopping the writers. */
    private String minInSync() {
        return Integer.toString(Math.max(1, settings.replication() - 1));
    }
}
