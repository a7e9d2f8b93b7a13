package dev.ringway.starter.deadletter;

import dev.ringway.starter.kafka.TopicDeclaration;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dead-letter topics of this service's groups, in the order of their names, each with how its letters are read. */
final class DeadLetterTopics {

    private final List<Known> topics;

    /** @param kinds asked in their order; the last resort takes all */
    DeadLetterTopics(List<TopicDeclaration> declarations, Kinds kinds) {
        this.topics = declarations.stream()
                .flatMap(
                        declared -> declared
                                .consumerGroup()
                                .map(group -> new DeadLetterTopic(declared.topic(), group, declared.parked()))
                                .stream())
                .distinct()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(topic -> new Known(topic, kinds.of(topic)))
                .toList();
    }

    @FunctionalInterface
    interface Kinds {
        DeadLetterKind of(DeadLetterTopic topic);
    }

    record Known(DeadLetterTopic topic, DeadLetterKind kind) {}

    List<DeadLetterTopic> all() {
        return topics.stream().map(Known::topic).toList();
    }

    Optional<Known> find(String name) {
        return topics.stream()
                .filter(known -> known.topic().name().equals(name))
                .findFirst();
    }

    /** Of a letter that was read from one of them. */
    DeadLetterKind kind(DeadLetterId id) {
        return find(id.topic())
                .map(Known::kind)
                .orElseThrow(() -> ProblemException.notFound("dead-letter", id.toString()));
    }

    /** @throws ProblemException 400 naming {@code topic} */
    List<DeadLetterTopic> named(Optional<String> name) {
        if (name.isEmpty()) {
            return all();
        }
        List<DeadLetterTopic> found = all().stream()
                .filter(topic ->
                        topic.name().equals(name.get()) || topic.source().name().equals(name.get()))
                .toList();
        if (found.isEmpty()) {
            throw ProblemException.invalid(
                    "topic",
                    "must be one of "
                            + all().stream().map(DeadLetterTopic::name).collect(Collectors.joining(", "))
                            + ", or the topic that it belongs to");
        }
        return found;
    }
}
