package dev.ringway.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * The schema version that each collection was brought to, in {@code schemaVersions}. It is written before the validator
 * is changed: after a crash in between the newer instance repairs, and an older one already stays away.
 */
final class SchemaVersions {

    static final String COLLECTION = "schemaVersions";

    private final MongoCollection<Document> versions;

    SchemaVersions(MongoDatabase database) {
        this.versions = database.getCollection(COLLECTION);
    }

    /** Zero where the collection was never brought to a version. */
    int of(String collection) {
        return Mono.from(versions.find(Filters.eq(collection)).first())
                .blockOptional()
                .map(found -> found.getInteger("version"))
                .orElse(0);
    }

    void raise(String collection, int version) {
        try {
            Mono.from(versions.updateOne(
                            Filters.and(Filters.eq(collection), Filters.lt("version", version)),
                            Updates.combine(Updates.set("version", version), Updates.currentDate("appliedAt")),
                            new UpdateOptions().upsert(true)))
                    .block();
        } catch (MongoWriteException alreadyThere) {
            // The upsert found no lower version to raise: this one or a newer one stands already.
            if (alreadyThere.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw alreadyThere;
            }
        }
    }
}
