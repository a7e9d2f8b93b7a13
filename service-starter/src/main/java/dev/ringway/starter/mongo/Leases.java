package dev.ringway.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/**
 * Leases in the collection {@code leases}, told by the server's clock, so that the instances' clocks may differ. Every
 * call blocks and throws the driver's exceptions.
 */
public final class Leases {

    static final String COLLECTION = "leases";

    private final MongoCollection<Document> leases;
    private final String owner;

    /** @param owner names this instance; no other may use the same */
    public Leases(MongoDatabase database, String owner) {
        this.leases = database.getCollection(COLLECTION);
        this.owner = owner;
    }

    /** Takes the lease where it is free, has ended, or is this owner's already. */
    public Optional<Lease> acquire(String name, Duration length) {
        ensureDocument(name);
        Bson free = Filters.or(Filters.eq("owner", owner), Filters.expr(Document.parse("{$lte: ['$until', '$$NOW']}")));
        Document taken = new Document("owner", new Document("$literal", owner))
                .append("until", untilAfter(length))
                .append("renewedAt", "$$NOW")
                .append("token", Document.parse("{$add: ['$token', 1]}"));
        return update(name, length, Filters.and(Filters.eq(name), free), taken);
    }

    /** Empty where somebody else has taken it: the holder has to stop at once. */
    public Optional<Lease> renew(Lease lease, Duration length) {
        return update(
                lease.name(),
                length,
                held(lease),
                new Document("until", untilAfter(length)).append("renewedAt", "$$NOW"));
    }

    /** Lets others in at once. */
    public void release(Lease lease) {
        Mono.from(leases.updateOne(
                        held(lease), Updates.combine(Updates.set("until", Instant.EPOCH), Updates.set("owner", ""))))
                .block();
    }

    private Bson held(Lease lease) {
        return Filters.and(Filters.eq(lease.name()), Filters.eq("owner", owner), Filters.eq("token", lease.token()));
    }

    private Optional<Lease> update(String name, Duration length, Bson filter, Document fields) {
        long asked = System.nanoTime();
        return Mono.from(leases.findOneAndUpdate(
                        filter,
                        List.of(new Document("$set", fields)),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .blockOptional()
                .map(now -> new Lease(name, owner, now.getLong("token"), asked + length.toNanos()));
    }

    private void ensureDocument(String name) {
        try {
            if (Mono.from(leases.find(Filters.eq(name)).first()).block() == null) {
                Mono.from(leases.insertOne(new Document("_id", name)
                                .append("owner", "")
                                .append("token", 0L)
                                .append("until", Instant.EPOCH)
                                .append("renewedAt", Instant.EPOCH)))
                        .block();
            }
        } catch (MongoWriteException another) {
            if (another.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw another;
            }
        }
    }

    private static Document untilAfter(Duration length) {
        return new Document("$add", List.of("$$NOW", length.toMillis()));
    }
}
