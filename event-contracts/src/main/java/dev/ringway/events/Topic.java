package dev.ringway.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A Kafka topic and the events that travel on it.
 *
 * @param family the sealed interface whose records are all that the topic carries
 * @param compacted true where the newest record of a key tells the entity's whole state and a null value its deletion
 */
public record Topic<T extends EventData>(String name, Class<T> family, boolean compacted) {

    public Topic {
        if (!family.isSealed()) {
            throw new IllegalArgumentException(
                    family.getName() + " must be sealed: its records are the topic's events");
        }
    }

    /** The records of this topic by their CloudEvents type. */
    public Map<String, Class<? extends T>> types() {
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<? extends T>>map(type -> type.asSubclass(family))
                .collect(Collectors.toUnmodifiableMap(Topic::typeOf, Function.identity()));
    }

    Optional<Class<? extends T>> dataClass(String type) {
        return Optional.ofNullable(types().get(type));
    }

    /** Where the records that one consumer group could not handle go; replayed to that group only. */
    public String deadLetterTopic(String consumerGroup) {
        return name + "." + consumerGroup + ".dlt";
    }

    /** Where dead letters of one consumer group are put to be read once more, by that group alone. */
    public String replayTopic(String consumerGroup) {
        return name + "." + consumerGroup + ".replay";
    }

    /** What people decided about the dead letters of one consumer group, in the order in which it counts. */
    public String decisionTopic(String consumerGroup) {
        return deadLetterTopic(consumerGroup) + ".decisions";
    }

    static String typeOf(Class<? extends EventData> dataClass) {
        EventName name = dataClass.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(dataClass.getName() + " lacks @EventName");
        }
        return name.value();
    }
}
