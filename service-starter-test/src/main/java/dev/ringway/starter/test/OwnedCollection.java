package dev.ringway.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.CollectionBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A collection as the service's file makes it, in a database of its own on a real MongoDB, and what a test states of it.
 *
 * <pre>{@code
 * try (OwnedCollection calls = OwnedCollection.fromFile("calls")) {
 *     calls.takes("{_id: 'CA1', status: 'ringing', …}");
 *     calls.refuses("{_id: 'CA2', status: 'dreaming', …}");
 *     calls.hasExactlyTheIndexes("{status: 1, startTime: -1}", "{createdAt: -1}");
 * }
 * }</pre>
 */
public final class OwnedCollection implements AutoCloseable {

    private static final int DOCUMENT_VALIDATION_FAILURE = 121;

    private final MongoClient client;
    private final MongoDatabase database;
    private final String name;

    private OwnedCollection(MongoClient client, MongoDatabase database, String name) {
        this.client = client;
        this.database = database;
        this.name = name;
    }

    /** Applies all of the class path's collection files; settings in them get their defaults. */
    public static OwnedCollection fromFile(String collection) {
        MongoClient client = MongoClients.create(LocalServers.mongodbUri());
        MongoDatabase database = client.getDatabase("owned_" + UUID.randomUUID());
        CollectionBootstrap bootstrap = new CollectionBootstrap(
                database, List.of(CollectionBootstrap.SERVICE_FOLDER), new StandardEnvironment());
        assertThat(bootstrap.collections()).as("collections with a file").contains(collection);
        bootstrap.applyAndDescribe();
        assertThat(bootstrap.applyAndDescribe())
                .as("found otherwise than the files say, right after they were applied")
                .isEmpty();
        return new OwnedCollection(client, database, collection);
    }

    /** For what else a test wants to see: queries, plans, other refusals. */
    public MongoCollection<BsonDocument> documents() {
        return database.getCollection(name, BsonDocument.class);
    }

    /** @param document extended JSON, e.g. <code>{at: {$date: '2026-01-01T00:00:00Z'}, n: {$numberLong: '1'}}</code> */
    public void takes(String document) {
        takes(Document.parse(document));
    }

    public void takes(Document document) {
        insert(document);
    }

    /** MongoDB itself refuses the document, for its validator. */
    public void refuses(String document) {
        refuses(Document.parse(document));
    }

    public void refuses(Document document) {
        assertThatThrownBy(() -> insert(document))
                .as("insert into %s of %s", name, document)
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode())
                                .as("code of %s", refused.getError())
                                .isEqualTo(DOCUMENT_VALIDATION_FAILURE));
    }

    /**
     * @param keys of all indexes but that on {@code _id}, in any order; a text index is told by its fields, e.g.
     *     {@code {name: 'text', email: 'text'}}
     */
    public void hasExactlyTheIndexes(String... keys) {
        assertThat(indexes().stream().map(OwnedCollection::key).toList())
                .as("indexes of %s", name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(keys)
                        .map(key -> BsonDocument.parse(key).toJson())
                        .toList());
    }

    /** Every index as the server tells it, but that on {@code _id}. */
    public List<BsonDocument> indexes() {
        return Flux.from(database.getCollection(name).listIndexes(BsonDocument.class))
                .filter(index -> !index.getString("name").getValue().equals("_id_"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static String key(BsonDocument index) {
        BsonDocument key = new BsonDocument();
        index.getDocument("key").forEach((field, kind) -> {
            if (field.equals("_fts")) {
                index.getDocument("weights").forEach((text, weight) -> key.append(text, kind));
            } else if (!field.equals("_ftsx")) {
                key.append(field, kind);
            }
        });
        return key.toJson();
    }

    private void insert(Document document) {
        Mono.from(database.getCollection(name).insertOne(document)).block();
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
