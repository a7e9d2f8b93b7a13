package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sample;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Projections.include;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.AggregatePublisher;
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
 * Searches by one index of MongoDB: the text index, which gives the entries with one word, or that of one of the filter's
 * conditions, which gives the newest first. Whatever else is wanted is looked for in them. All matches are read, in one pass, up
 * to a limit: then order, pages and counts are exact. Beyond it pages end with those that the index gives first (for one word
 * they are its best), and a sample of all entries tells how many there are; so it is where very many have even the rarest of
 * several words and conditions.
 */
@Component
public class TextIndexSearch implements TranscriptSearch {

    /** With fewer in it, a sample tells less than the matches that are known. */
    private static final int TELLING = 50;

    /** Entries of which only fields are looked at for one whose texts are: they take so much less time. */
    private static final int FIELDS = 5;

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
        Entrance.Way way = way(text, filter, deadline);
        boolean allRead = !isTooMuch(text, filter, way, deadline);
        List<Match> matches = Flux.from(
                        allRead
                                ? matching(text, filter, way, after.isEmpty())
                                        .maxTime(deadline.millisLeft(), MILLISECONDS)
                                : matchingOfFirst(text, filter, way, after.isEmpty())
                                        .maxTime(deadline.millisLeft(), MILLISECONDS))
                .map(entry -> FoundEntry.match(entry, text))
                .collectList()
                .blockOptional()
                .orElseThrow();
        List<Match> kept = matches.subList(0, Math.min(matches.size(), settings.matches()));
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
                                allRead && matches.size() <= settings.matches()
                                        ? new Tally(matches.size(), true, true, Facets.of(matches))
                                        : estimated(matches, allRead, text, filter, deadline)));
    }

    Entrance.Way way(SearchText text, SearchFilter filter, Deadline deadline) {
        return entrance.chosen(text, filter, deadline);
    }

    /** Where entries have to be looked through to tell which match: that takes much longer than finding them. */
    private boolean isTooMuch(SearchText text, SearchFilter filter, Entrance.Way way, Deadline deadline) {
        boolean texts = !EntryText.conditions(text, way.word()).isEmpty();
        boolean fields = EntryFilter.parts(filter).size() > (way.word().isPresent() ? 0 : 1);
        int most = texts ? settings.read() : FIELDS * settings.read();
        return (texts || fields) && entrance.atLeast(most, way, deadline);
    }

    /** @param counted with what matches are counted by */
    FindPublisher<Document> matching(SearchText text, SearchFilter filter, Entrance.Way way, boolean counted) {
        FindPublisher<Document> found = entries.find(and(way.condition(), rest(text, filter, way.word())))
                .projection(fields(counted))
                .limit(settings.matches() + 1)
                .batchSize(settings.matches() + 1);
        return way.index()
                .map(index -> found.hintString(index).sort(Sorts.descending("at")))
                .orElse(found);
    }

    /** The first that the index gives: for each page the same ones. */
    private AggregatePublisher<Document> matchingOfFirst(
            SearchText text, SearchFilter filter, Entrance.Way way, boolean counted) {
        List<Bson> stages = new ArrayList<>(List.of(match(way.condition())));
        way.index().ifPresent(_ -> stages.add(sort(Sorts.descending("at"))));
        stages.addAll(List.of(
                limit(settings.read()),
                match(rest(text, filter, way.word())),
                limit(settings.matches() + 1),
                project(fields(counted))));
        AggregatePublisher<Document> found = entries.aggregate(stages).batchSize(settings.matches() + 1);
        return way.index().map(found::hintString).orElse(found);
    }

    private static Bson rest(SearchText text, SearchFilter filter, Optional<String> entered) {
        List<Bson> conditions = new ArrayList<>(List.of(EntryFilter.of(filter)));
        conditions.addAll(EntryText.conditions(text, entered));
        return and(conditions);
    }

    private Tally estimated(
            List<Match> known, boolean allRead, SearchText text, SearchFilter filter, Deadline deadline) {
        List<Bson> stages =
                List.of(sample(settings.sample()), match(rest(text, filter, Optional.empty())), project(fields(true)));
        List<Match> sampled = Flux.from(entries.aggregate(stages).maxTime(deadline.millisLeft(), MILLISECONDS))
                .map(entry -> FoundEntry.match(entry, text))
                .collectList()
                .blockOptional()
                .orElseThrow();
        long total = Mono.from(entries.estimatedDocumentCount()).blockOptional().orElseThrow();
        double each = Math.max(1, (double) total / settings.sample());
        long count = Math.max(known.size(), Math.round(sampled.size() * each));
        boolean telling = sampled.size() >= TELLING || known.isEmpty();
        return new Tally(
                count,
                false,
                allRead,
                telling ? Facets.estimated(sampled, each) : Facets.estimated(known, (double) count / known.size()));
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
