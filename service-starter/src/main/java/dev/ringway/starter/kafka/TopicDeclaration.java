package dev.ringway.starter.kafka;

import dev.ringway.events.Topic;
import java.time.Duration;
import java.util.Optional;

/**
 * A bean of this type makes the service create the topic at its start if it is missing. Whoever publishes to a topic and
 * whoever reads it declares it; both mean the same topic, so whichever starts first creates it.
 *
 * @param consumerGroup the group that reads it here: its topics for dead letters, decisions on them and replays are
 *     created too
 * @param parked the group only parks in its dead letters what never became a record of the topic: nothing reads replays
 * @param retention where it differs from the setting; without effect on a compacted topic
 */
public record TopicDeclaration(
        Topic<?> topic, Optional<String> consumerGroup, boolean parked, Optional<Duration> retention) {

    public static TopicDeclaration published(Topic<?> topic) {
        return new TopicDeclaration(topic, Optional.empty(), false, Optional.empty());
    }

    public static TopicDeclaration readBy(String consumerGroup, Topic<?> topic) {
        return new TopicDeclaration(topic, Optional.of(consumerGroup), false, Optional.empty());
    }

    /** @param group stands for the service in the dead-letter topic's name; it brings a {@code DeadLetterKind} */
    public static TopicDeclaration parkedBy(String group, Topic<?> topic) {
        return new TopicDeclaration(topic, Optional.of(group), true, Optional.empty());
    }

    public TopicDeclaration keptFor(Duration longer) {
        return new TopicDeclaration(topic, consumerGroup, parked, Optional.of(longer));
    }
}
