package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Filters.text;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/**
 * By which of its conditions a search enters the entries: the one that fewest have, be it one of the words by the text index
 * or one of the filter's by another. MongoDB does not choose: whichever words it is given it reads the entries of all of them.
 */
final class Entrance {

    /** Those that are longer are the rarer ones, as a rule. */
    private static final int MOST_WORDS = 8;

    /** Of the filter. */
    private static final int MOST_PARTS = 8;

    private static final List<Integer> STEPS = List.of(100, 400, 1500, 4000, 10_000, 25_000, 60_000);

    /** Of all ways together in one step, at some 6 µs for each that has a word, and much less for the filter's: most of a second. */
    private static final int MOST_COUNTED = 120_000;

    /** Up to here counting is a part of searching; beyond it only saves what comes after it, and may be given up. */
    private static final int ALWAYS_COUNTED = 10_000;

    private final MongoCollection<Document> entries;
    private final Frequencies frequencies = new Frequencies();

    Entrance(MongoCollection<Document> entries) {
        this.entries = entries;
    }

    /**
     * @param word where it is by the text index
     * @param index where it is by another one, which gives the newest first
     */
    record Way(Optional<String> word, Bson condition, Optional<String> index) {

        private static Way by(String word) {
            return new Way(Optional.of(word), text(word), Optional.empty());
        }

        private static Way by(EntryFilter.Part part) {
            return new Way(Optional.empty(), part.condition(), Optional.of(part.index()));
        }
    }

    Way chosen(SearchText text, SearchFilter filter, Deadline deadline) {
        List<Way> ways = new ArrayList<>();
        text.wanted().stream()
                .flatMap(phrase -> phrase.words().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_WORDS)
                .forEach(word -> ways.add(Way.by(word)));
        EntryFilter.parts(filter).stream().limit(MOST_PARTS).forEach(part -> ways.add(Way.by(part)));
        return ways.size() == 1 ? ways.getFirst() : rarest(ways, deadline);
    }

    /** Whether as many entries or more are found this way. Where that is the last step, it was counted to choose the way. */
    boolean atLeast(int many, Way way, Deadline deadline) {
        return counted(way, many, deadline.millisLeft()) >= many;
    }

    /**
     * Counts no further than it has to. Where all that can be counted have the rarest, or it takes too long to know, the first
     * is taken for it: the longest word.
     */
    private Way rarest(List<Way> ways, Deadline deadline) {
        List<Integer> steps = STEPS.stream()
                .map(step -> Math.min(step, MOST_COUNTED / ways.size()))
                .distinct()
                .toList();
        for (int most : steps) {
            try {
                Optional<Way> fewest = fewest(ways, most, deadline);
                if (fewest.isPresent()) {
                    return fewest.get();
                }
            } catch (MongoExecutionTimeoutException slow) {
                if (most <= ALWAYS_COUNTED) {
                    throw slow;
                }
                return ways.getFirst();
            }
        }
        return ways.getFirst();
    }

    /** Empty where all ways lead to so many or more. */
    private Optional<Way> fewest(List<Way> ways, int most, Deadline deadline) {
        long millis = most > ALWAYS_COUNTED ? deadline.millisLeft(2 * ways.size()) : deadline.millisLeft();
        Optional<Way> fewest = Optional.empty();
        int count = most;
        for (Way way : ways) {
            if (count == 0) {
                return fewest;
            }
            int counted = counted(way, count, millis);
            fewest = counted < count ? Optional.of(way) : fewest;
            count = Math.min(counted, count);
        }
        return fewest;
    }

    /** @param most at least one: to MongoDB zero means all */
    private int counted(Way way, int most, long millis) {
        Optional<Integer> known = way.word().flatMap(word -> frequencies.upTo(most, word));
        if (known.isPresent()) {
            return known.get();
        }
        CountOptions options = new CountOptions().limit(most).maxTime(millis, MILLISECONDS);
        way.index().ifPresent(options::hintString);
        int count = Math.toIntExact(Mono.from(entries.countDocuments(way.condition(), options))
                .blockOptional()
                .orElseThrow());
        way.word().ifPresent(word -> frequencies.counted(word, most, count));
        return count;
    }
}
