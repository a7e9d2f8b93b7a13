package dev.ringway.starter.kafka;

import dev.ringway.events.Topic;
import dev.ringway.events.Topics;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.kafka.annotation.KafkaListenerAnnotationBeanPostProcessor.AnnotationEnhancer;

/**
 * Lets every listener read, beside each topic of ours, the topic of its own group's replays: what comes from there takes
 * the same way through the same handler, and no other group sees it.
 */
final class ReplaySubscription implements AnnotationEnhancer {

    private final Environment environment;

    ReplaySubscription(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Map<String, Object> apply(Map<String, Object> listener, AnnotatedElement element) {
        String group = group(listener);
        Map<String, Object> enhanced = new HashMap<>(listener);
        enhanced.computeIfPresent(
                "topics",
                (name, topics) -> Arrays.stream((String[]) topics)
                        .flatMap(topic -> withReplays(environment.resolvePlaceholders(topic), group))
                        .toArray(String[]::new));
        return enhanced;
    }

    private static Stream<String> withReplays(String topic, String group) {
        return Stream.concat(
                Stream.of(topic),
                Topics.all().stream()
                        .filter(known -> known.name().equals(topic))
                        .map((Topic<?> known) -> known.replayTopic(group)));
    }

    /** As the framework finds it: its own, else the listener's id, else the service's. */
    private String group(Map<String, Object> listener) {
        String own = Objects.toString(listener.get("groupId"), "");
        String id = Boolean.TRUE.equals(listener.get("idIsGroup")) ? Objects.toString(listener.get("id"), "") : "";
        String service = "${spring.kafka.consumer.group-id}";
        return environment.resolvePlaceholders(!own.isEmpty() ? own : !id.isEmpty() ? id : service);
    }
}
