package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.TopicLog.Stretch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Walks several partitions backwards at once, the newest record of all first. Records are read in stretches of some hundred
 * and dropped at once unless something of them is wanted, so that memory does not grow with the topics.
 *
 * @param <T> what is kept of a wanted record
 */
final class NewestFirst<T> {

    private static final int STRETCH = 200;

    private final TopicLog log;
    private final Function<DeadLetter, Optional<T>> wanted;
    private final Map<TopicPartition, Stretch> left;
    private final Map<TopicPartition, Deque<Seen<T>>> loaded = new HashMap<>();

    NewestFirst(TopicLog log, Map<TopicPartition, Stretch> stretches, Function<DeadLetter, Optional<T>> wanted) {
        this.log = log;
        this.wanted = wanted;
        this.left = new TreeMap<>(TopicLog.BY_NAME);
        this.left.putAll(stretches);
    }

    private record Seen<T>(long offset, long timestamp, Optional<T> kept) {}

    /**
     * Up to {@code limit} wanted ones. Ends earlier when about {@code scanned} records were looked at: there may be more
     * then, as {@link #left()} says.
     */
    List<T> take(int limit, int scanned) {
        List<T> taken = new ArrayList<>();
        int budget = scanned;
        while (taken.size() < limit) {
            int loadedNow = load(budget);
            if (loadedNow < 0) {
                break;
            }
            budget -= loadedNow;
            Optional<TopicPartition> newest = newest();
            if (newest.isEmpty()) {
                break;
            }
            Seen<T> next = loaded.get(newest.get()).removeLast();
            left.computeIfPresent(newest.get(), (partition, stretch) -> new Stretch(stretch.begin(), next.offset()));
            next.kept().ifPresent(taken::add);
        }
        return taken;
    }

    /** What was not walked over yet. */
    Positions left() {
        return new Positions(left);
    }

    /** Every partition that has records left gets some in memory; negative if that would go over the budget. */
    private int load(int budget) {
        int sum = 0;
        for (Map.Entry<TopicPartition, Stretch> entry : left.entrySet()) {
            Deque<Seen<T>> waiting = loaded.computeIfAbsent(entry.getKey(), partition -> new ArrayDeque<>());
            while (waiting.isEmpty() && entry.getValue().length() > 0) {
                if (budget - sum <= 0) {
                    return -1;
                }
                Stretch whole = entry.getValue();
                Stretch last = new Stretch(Math.max(whole.begin(), whole.end() - STRETCH), whole.end());
                log.read(entry.getKey(), last, message -> {
                    DeadLetter letter = new DeadLetter(message);
                    return waiting.add(new Seen<>(message.offset(), message.timestamp(), wanted.apply(letter)));
                });
                if (waiting.isEmpty()) {
                    entry.setValue(new Stretch(whole.begin(), last.begin()));
                }
                sum += STRETCH;
            }
        }
        return sum;
    }

    private Optional<TopicPartition> newest() {
        return loaded.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .max(Comparator.comparingLong(
                        entry -> entry.getValue().getLast().timestamp()))
                .map(Map.Entry::getKey);
    }
}
