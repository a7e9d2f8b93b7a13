package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Upserts;
import dev.ringway.transcript.kept.StoredTranscript;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What searches read of each transcript. Blocks. */
@Component
public class SearchEntries {

    static final String COLLECTION = "transcriptSearch";

    private final MongoCollection<Document> entries;

    public SearchEntries(MongoDatabase database) {
        this.entries = database.getCollection(COLLECTION);
    }

    /** A newer version that is there already stays. */
    public void put(StoredTranscript stored) {
        Document entry = EntryDocument.of(stored);
        Upserts.unlessNewer(entries.replaceOne(
                and(eq(entry.getString("_id")), lte("version", stored.version())),
                entry,
                new ReplaceOptions().upsert(true)));
    }

    public void remove(String conversationId) {
        Mono.from(entries.deleteOne(eq(conversationId))).block();
    }
}
