package dev.ringway.transcript.intake;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.TopicRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a batch of a compacted topic leaves to be done: the same as one record after the other, with fewer writes. */
public final class NewestOfEach {

    private NewestOfEach() {}

    /**
     * Of each entity the newest version that was told. What is published again may come after what is newer, so the last one
     * does not count as the newest. A deletion stays in its place: what was told before it is gone, what comes after it is not.
     */
    public static <T extends EventData> List<TopicRecord<T>> of(
            List<TopicRecord<T>> records, ToLongFunction<T> version) {
        Map<String, List<TopicRecord<T>>> left = new LinkedHashMap<>();
        for (TopicRecord<T> told : records) {
            List<TopicRecord<T>> ofEntity = left.computeIfAbsent(told.key(), _ -> new ArrayList<>(2));
            switch (told) {
                case Deletion<T> _ -> {
                    ofEntity.clear();
                    ofEntity.add(told);
                }
                case Event<T> event -> {
                    if (ofEntity.isEmpty() || ofEntity.getLast() instanceof Deletion<T>) {
                        ofEntity.add(event);
                    } else if (ofEntity.getLast() instanceof Event<T> known
                            && version.applyAsLong(known.data()) < version.applyAsLong(event.data())) {
                        ofEntity.set(ofEntity.size() - 1, event);
                    }
                }
            }
        }
        return left.values().stream().flatMap(List::stream).toList();
    }
}
