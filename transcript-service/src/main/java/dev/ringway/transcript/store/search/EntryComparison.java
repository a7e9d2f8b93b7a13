package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Compares transcripts with their search entries, a range of ids at a time. Blocks. */
@Component
public class EntryComparison {

    private static final int RANGE = 1000;

    private final MongoCollection<Document> transcripts;
    private final MongoCollection<Document> entries;

    public EntryComparison(MongoDatabase database) {
        this.transcripts = database.getCollection("transcripts");
        this.entries = database.getCollection(SearchEntries.COLLECTION);
    }

    /**
     * @param different whose entry is missing, older, of another form, or of no transcript
     * @param last where the next range begins behind; empty where this was the last
     */
    public record Range(Set<String> different, Optional<String> last) {}

    public Range after(String id) {
        Map<String, Long> stored = versions(Flux.from(transcripts
                .find(gt("_id", id))
                .projection(Projections.include("version"))
                .sort(Sorts.ascending("_id"))
                .limit(RANGE)));
        Optional<String> last = stored.size() < RANGE ? Optional.empty() : Optional.of(new TreeMap<>(stored).lastKey());
        Bson range = last.map(end -> and(gt("_id", id), lte("_id", end))).orElse(gt("_id", id));
        Map<String, Long> known = versions(Flux.from(
                entries.find(and(range, eq("form", EntryDocument.FORM))).projection(Projections.include("version"))));
        Set<String> different = new TreeSet<>(ids(range));
        different.addAll(stored.keySet());
        different.removeIf(one -> stored.containsKey(one) && stored.get(one).equals(known.get(one)));
        return new Range(different, last);
    }

    private List<String> ids(Bson range) {
        return Flux.from(entries.find(range).projection(Projections.include("_id")))
                .map(entry -> entry.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Map<String, Long> versions(Flux<Document> found) {
        return found.collectMap(one -> one.getString("_id"), one -> one.getLong("version"))
                .blockOptional()
                .orElseThrow();
    }
}
