package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Filters.text;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

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
 * or the filter by another. MongoDB does not choose: whichever words it is given it reads the entries of all of them.
 */
final class Entrance {

    /** Those that are longer are the rarer ones, as a rule. */
    private static final int MOST_WORDS = 8;

    private static final List<Integer> STEPS = List.of(100, 400, 1500, 4000, 10_000);

    private final MongoCollection<Document> entries;
    private final Frequencies frequencies = new Frequencies();

    Entrance(MongoCollection<Document> entries) {
        this.entries = entries;
    }

    /** @param word where it is by the text index */
    record Way(Optional<String> word, Bson condition) {}

    Way chosen(SearchText text, SearchFilter filter, Deadline deadline) {
        List<Way> ways = new ArrayList<>();
        text.wanted().stream()
                .flatMap(phrase -> phrase.words().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_WORDS)
                .forEach(word -> ways.add(new Way(Optional.of(word), text(word))));
        EntryFilter.found(filter).ifPresent(found -> ways.add(new Way(Optional.empty(), found)));
        return ways.size() == 1 ? ways.getFirst() : rarest(ways, deadline);
    }

    /** Whether as many entries or more are found this way. Where that is the last step, it was counted to choose the way. */
    boolean atLeast(int many, Way way, Deadline deadline) {
        return counted(way, many, deadline) >= many;
    }

    /** Counts no further than it has to. */
    private Way rarest(List<Way> ways, Deadline deadline) {
        for (int most : STEPS) {
            Way fewest = ways.getFirst();
            long count = most;
            for (Way way : ways) {
                long counted = counted(way, most, deadline);
                fewest = counted < count ? way : fewest;
                count = Math.min(counted, count);
            }
            if (count < most) {
                return fewest;
            }
        }
        return ways.getFirst();
    }

    private long counted(Way way, int most, Deadline deadline) {
        Optional<Long> known = way.word().flatMap(word -> frequencies.upTo(most, word));
        if (known.isPresent()) {
            return known.get();
        }
        CountOptions options = new CountOptions().limit(most).maxTime(deadline.millisLeft(), MILLISECONDS);
        long count = Mono.from(entries.countDocuments(way.condition(), options))
                .blockOptional()
                .orElseThrow();
        way.word().ifPresent(word -> frequencies.counted(word, most, count));
        return count;
    }
}
