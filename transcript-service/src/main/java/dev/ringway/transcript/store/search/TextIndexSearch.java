package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sample;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Projections.include;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.search.Facets;
import dev.ringway.transcript.search.Found;
import dev.ringway.transcript.search.Match;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import dev.ringway.transcript.search.Tally;
import dev.ringway.transcript.search.TranscriptSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Searches by MongoDB's text index, which gives the entries with one word; whatever else is wanted is looked for in them. All
 * matches are read, in one pass, up to a limit: then order, pages and counts are exact. Beyond it pages end with those that
 * the index gives first (for one word they are its best), and a sample of all entries tells how many there are. Where there is
 * no word, the filter alone finds them, the newest first.
 */
@Component
public class TextIndexSearch implements TranscriptSearch {

    /** With fewer in it, a sample tells less than the matches that are known. */
    private static final int TELLING = 50;

    private final MongoCollection<Document> entries;
    private final Entrance entrance;
    private final SearchSettings settings;

    public TextIndexSearch(MongoDatabase database, SearchSettings settings) {
        this.entries = database.getCollection(SearchEntries.COLLECTION);
        this.entrance = new Entrance(entries);
        this.settings = settings;
    }

    @Override
    public Found find(SearchText text, SearchFilter filter, Optional<SearchPosition> after, int limit) {
        Deadline deadline = Deadline.in(settings.timeLimit());
        List<Match> matches = Flux.from(
                        matching(text, filter, after.isEmpty(), deadline).maxTime(deadline.millisLeft(), MILLISECONDS))
                .map(entry -> FoundEntry.match(entry, text))
                .collectList()
                .blockOptional()
                .orElseThrow();
        boolean all = matches.size() <= settings.matches();
        List<Match> kept = all ? matches : matches.subList(0, settings.matches());
        List<SearchPosition> behind = kept.stream()
                .map(Match::position)
                .sorted()
                .filter(position -> after.isEmpty() || position.compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        return new Found(
                behind.subList(0, Math.min(limit, behind.size())),
                behind.size() > limit,
                after.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                all
                                        ? new Tally(kept.size(), true, Facets.of(kept))
                                        : estimated(kept, text, filter, deadline)));
    }

    /** @param counted with what matches are counted by */
    FindPublisher<Document> matching(SearchText text, SearchFilter filter, boolean counted, Deadline deadline) {
        FindPublisher<Document> found =
                text.asksForSomething() ? byText(text, filter, deadline) : byFilter(text, filter);
        return found.projection(fields(counted)).limit(settings.matches() + 1).batchSize(settings.matches() + 1);
    }

    private FindPublisher<Document> byText(SearchText text, SearchFilter filter, Deadline deadline) {
        Entrance.Way way = entrance.chosen(text, filter, deadline);
        List<Bson> conditions = new ArrayList<>(List.of(way.condition(), EntryFilter.of(filter)));
        conditions.addAll(EntryText.conditions(text, way.word()));
        return entries.find(and(conditions));
    }

    /** In the order of an index, so that those that are read are the newest. */
    private FindPublisher<Document> byFilter(SearchText text, SearchFilter filter) {
        List<Bson> conditions = new ArrayList<>(List.of(EntryFilter.of(filter)));
        conditions.addAll(EntryText.conditions(text, Optional.empty()));
        return entries.find(and(conditions)).sort(Sorts.descending("at"));
    }

    private Tally estimated(List<Match> known, SearchText text, SearchFilter filter, Deadline deadline) {
        List<Bson> conditions = new ArrayList<>(List.of(EntryFilter.of(filter)));
        conditions.addAll(EntryText.conditions(text, Optional.empty()));
        List<Bson> stages = List.of(sample(settings.sample()), match(and(conditions)), project(fields(true)));
        List<Match> sampled = Flux.from(entries.aggregate(stages).maxTime(deadline.millisLeft(), MILLISECONDS))
                .map(entry -> FoundEntry.match(entry, text))
                .collectList()
                .blockOptional()
                .orElseThrow();
        long total = Mono.from(entries.estimatedDocumentCount()).blockOptional().orElseThrow();
        double each = Math.max(1, (double) total / settings.sample());
        long count = Math.max(settings.matches() + 1L, Math.round(sampled.size() * each));
        return new Tally(
                count,
                false,
                sampled.size() < TELLING
                        ? Facets.estimated(known, (double) count / known.size())
                        : Facets.estimated(sampled, each));
    }

    private static Bson fields(boolean counted) {
        List<String> fields = new ArrayList<>(FoundEntry.SCORED);
        fields.add("at");
        if (counted) {
            fields.addAll(FoundEntry.COUNTED);
        }
        return include(fields);
    }
}
