package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.TopicLog.Stretch;
import dev.ringway.starter.http.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What of each partition is still to be looked at, written as a cursor: what arrives later is not part of it, so that a
 * list does not shift and a replay does not meet what it brought about itself.
 */
record Positions(Map<TopicPartition, Stretch> left) {

    String write(LetterFilter filter) {
        String places = left.entrySet().stream()
                .filter(entry -> entry.getValue().length() > 0)
                .map(entry -> new DeadLetterId(
                                entry.getKey().topic(),
                                entry.getKey().partition(),
                                entry.getValue().begin())
                        + ":" + entry.getValue().end())
                .collect(Collectors.joining(","));
        return cursor(filter).write(List.of(places));
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 naming {@code cursor} */
    static Positions read(LetterFilter filter, String text) {
        return cursor(filter).read(text, 1, values -> positions(filter, values.getFirst()));
    }

    private static Positions positions(LetterFilter filter, String places) {
        Map<TopicPartition, Stretch> left = new TreeMap<>(TopicLog.BY_NAME);
        for (String place : places.split(",", -1)) {
            int end = place.lastIndexOf(':');
            DeadLetterId begin = DeadLetterId.read("cursor", place.substring(0, end));
            if (!filter.topicNames().contains(begin.topic())) {
                throw new IllegalArgumentException("no topic of this list: " + begin.topic());
            }
            left.put(begin.place(), new Stretch(begin.offset(), Long.parseLong(place.substring(end + 1))));
        }
        return new Positions(left);
    }

    private static Cursor cursor(LetterFilter filter) {
        return new Cursor("dead-letters " + filter);
    }

    /** As much of it as there is. */
    Positions within(Map<TopicPartition, Stretch> there) {
        Map<TopicPartition, Stretch> cut = new TreeMap<>(TopicLog.BY_NAME);
        left.forEach((partition, stretch) -> Optional.ofNullable(there.get(partition))
                .ifPresent(reach -> cut.put(partition, stretch.within(reach))));
        return new Positions(cut);
    }

    boolean done() {
        return left.values().stream().allMatch(stretch -> stretch.length() == 0);
    }
}
