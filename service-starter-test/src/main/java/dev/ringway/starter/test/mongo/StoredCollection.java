package dev.ringway.starter.test.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A real collection whose validator and indexes a test puts to the proof. */
public final class StoredCollection {

    private static final int DOCUMENT_FAILED_VALIDATION = 121;

    private final MongoCollection<BsonDocument> collection;

    public StoredCollection(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    public MongoCollection<BsonDocument> documents() {
        return collection;
    }

    /** Removes all documents; validator and indexes stay. */
    public void empty() {
        Mono.from(collection.deleteMany(new BsonDocument())).block();
    }

    /** Inserts; MongoDB's refusal fails the test with its explanation. */
    public void insert(BsonDocument document) {
        Mono.from(collection.insertOne(document)).block();
    }

    /** MongoDB's error code for an insert of this document; empty when it was taken. */
    public Optional<Integer> refusal(BsonDocument document) {
        try {
            insert(document);
            return Optional.empty();
        } catch (MongoWriteException refused) {
            return Optional.of(refused.getError().getCode());
        }
    }

    /** Whether it is the validator that refuses the document, and not, say, a unique index. */
    public boolean refusesAsInvalid(BsonDocument document) {
        return refusal(document)
                .filter(code -> code == DOCUMENT_FAILED_VALIDATION)
                .isPresent();
    }

    public List<BsonDocument> find(BsonDocument filter) {
        return Flux.from(collection.find(filter)).collectList().block();
    }

    /** The name of the index that answers the filter, empty when every document is looked at. */
    public Optional<String> indexFor(BsonDocument filter) {
        return indexFor(collection.find(filter));
    }

    /** As {@link #indexFor(BsonDocument)}, for a query with options. */
    public Optional<String> indexFor(FindPublisher<BsonDocument> query) {
        BsonDocument plan = Mono.from(query.explain(BsonDocument.class))
                .block()
                .getDocument("queryPlanner")
                .getDocument("winningPlan");
        return QueryPlan.indexName(plan);
    }

    /**
     * All indexes but the one on {@code _id}, each as canonical JSON of what was asked for: without its name and what
     * MongoDB fills in by itself. The order of a key's fields counts.
     */
    public List<String> indexes() {
        return Flux.from(collection.listIndexes(BsonDocument.class))
                .filter(index -> !index.getString("name").getValue().equals("_id_"))
                .map(StoredCollection::asAskedFor)
                .collectList()
                .block();
    }

    /** The JSON in which {@link #indexes()} would give this index. */
    public static String index(String json) {
        return BsonDocument.parse(json).toJson();
    }

    private static String asAskedFor(BsonDocument index) {
        List.of("v", "ns", "name", "textIndexVersion", "2dsphereIndexVersion").forEach(index::remove);
        if (index.containsKey("collation")) {
            index.getDocument("collation").keySet().retainAll(List.of("locale", "strength"));
        }
        return index.toJson();
    }
}
