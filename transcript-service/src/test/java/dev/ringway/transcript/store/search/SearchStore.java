package dev.ringway.transcript.store.search;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.CollectionBootstrap;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.search.Found;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import dev.ringway.transcript.store.TurnParts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Mono;

/** The service's collections in a database of its own on a real MongoDB, and a search over it. */
public final class SearchStore implements AutoCloseable {

    private static final int BATCH = 500;

    private final MongoClient client = MongoClients.create(LocalServers.mongodbUri());
    private final MongoDatabase database = client.getDatabase("search_" + UUID.randomUUID());

    public SearchStore() {
        new CollectionBootstrap(database, List.of(CollectionBootstrap.SERVICE_FOLDER), new StandardEnvironment())
                .applyAndDescribe();
    }

    public MongoDatabase database() {
        return database;
    }

    public Transactions transactions() {
        return new Transactions(client);
    }

    public TranscriptRepository transcripts() {
        return new TranscriptRepository(database, parts());
    }

    public TranscriptWrites writes() {
        Clock clock = Clock.systemUTC();
        return new TranscriptWrites(database, parts(), new Erasures(database, clock), transactions(), clock);
    }

    private TurnParts parts() {
        return new TurnParts(database, Clock.systemUTC());
    }

    public void add(List<StoredTranscript> transcripts) {
        for (int begin = 0; begin < transcripts.size(); begin += BATCH) {
            List<Document> entries = transcripts.subList(begin, Math.min(transcripts.size(), begin + BATCH)).stream()
                    .map(EntryDocument::of)
                    .toList();
            Mono.from(database.getCollection(SearchEntries.COLLECTION).insertMany(entries))
                    .block();
        }
    }

    public TextIndexSearch search(int matches, int sample) {
        return search(matches, 10_000, sample);
    }

    public TextIndexSearch search(int matches, int read, int sample) {
        return new TextIndexSearch(
                database, new SearchSettings(matches, read, sample, Duration.ofSeconds(60), Duration.ZERO));
    }

    /** All pages of a search, one after the other. */
    static List<SearchPosition> walked(TextIndexSearch search, String typed, SearchFilter filter, int limit) {
        List<SearchPosition> all = new ArrayList<>();
        Optional<SearchPosition> after = Optional.empty();
        boolean more = true;
        while (more) {
            Found found = search.find(SearchText.of(typed), filter, after, limit);
            all.addAll(found.page());
            more = found.more();
            after = found.page().stream().reduce((_, last) -> last);
        }
        return all;
    }

    @Override
    public void close() {
        try {
            Mono.from(database.drop()).block();
        } finally {
            client.close();
        }
    }
}
