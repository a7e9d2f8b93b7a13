package dev.ringway.starter.kafka;

import dev.ringway.events.Topic;
import java.time.Duration;
import java.util.Optional;

/**
 * A bean of this type makes the service create the topic at its start if it is missing. Whoever publishes to a topic and
 * whoever reads it declares it; both mean the same topic, so whichever starts first creates it.
 *
 * @param consumerGroup the group that reads it here: its dead-letter topic is created too
 * @param retention where it differs from the setting; without effect on a compacted topic
 */
public record TopicDeclaration(Topic<?> topic, Optional<String> consumerGroup, Optional<Duration> retention) {

    public static TopicDeclaration published(Topic<?> topic) {
        return new TopicDeclaration(topic, Optional.empty(), Optional.empty());
    }

    public static TopicDeclaration readBy(String consumerGroup, Topic<?> topic) {
        return new TopicDeclaration(topic, Optional.of(consumerGroup), Optional.empty());
    }

    public TopicDeclaration keptFor(Duration longer) {
        return new TopicDeclaration(topic, consumerGroup, Optional.of(longer));
    }
}
