package dev.ringway.starter.kafka;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.TopicRecord;
import java.util.List;

/**
 * What one poll brought, readable records only. Records of one key stand in the order in which they were published; those
 * of different partitions in none.
 */
public record EventBatch<T extends EventData>(List<ReceivedRecord<T>> received) {

    public EventBatch {
        received = List.copyOf(received);
    }

    public boolean isEmpty() {
        return received.isEmpty();
    }

    /** Events and, on a compacted topic, deletions. */
    public List<TopicRecord<T>> records() {
        return received.stream().map(ReceivedRecord::content).toList();
    }

    /** The events alone: all there is on a topic that is not compacted. */
    public List<Event<T>> events() {
        return received.stream()
                .<Event<T>>mapMulti((one, out) -> {
                    switch (one.content()) {
                        case Event<T> event -> out.accept(event);
                        case Deletion<T> _ -> {}
                    }
                })
                .toList();
    }

    /** By identity: the same event may have been delivered twice, and only one of the two was rejected. */
    @SuppressWarnings("ReferenceEquality")
    EventBatch<T> without(TopicRecord<?> rejected) {
        return new EventBatch<>(
                received.stream().filter(one -> one.content() != rejected).toList());
    }
}
