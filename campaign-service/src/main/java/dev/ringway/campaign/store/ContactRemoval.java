package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.outbox.Deletions;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes contacts away within somebody's transaction, and leaves on record that they are gone. Blocks. */
@Component
public class ContactRemoval {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> contactCalls;
    private final MongoCollection<Document> merges;
    private final MongoCollection<Document> deletions;
    private final ContactCallSums sums;
    private final FormerNumbers former;

    public ContactRemoval(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
        this.contactCalls = database.getCollection("contactCalls");
        this.merges = database.getCollection("contactMerges");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.sums = new ContactCallSums(database);
        this.former = new FormerNumbers(database);
    }

    /**
     * With the calls that were counted for them, since calls of a deleted contact count nowhere, and with the numbers that
     * they had, and those of what became part of them.
     */
    void remove(ClientSession session, List<ObjectId> ids, Instant now) {
        Mono.from(contactCalls.deleteMany(session, in("contactId", ids))).block();
        Mono.from(merges.updateMany(
                        session,
                        and(in("into", ids), exists("phoneNumber")),
                        Updates.combine(
                                Updates.unset("phoneNumber"),
                                Updates.set("updatedAt", now),
                                Updates.inc("version", 1L))))
                .block();
        former.forget(session, ids);
        sums.forget(session, ids);
        removeOnly(session, ids, now);
    }

    /** Without those. */
    void removeOnly(ClientSession session, List<ObjectId> ids, Instant now) {
        List<ReplaceOneModel<Document>> records = ids.stream()
                .map(id -> Deletions.of("contacts", id, now))
                .map(record -> new ReplaceOneModel<>(eq(record.get("_id")), record, UPSERT))
                .toList();
        Mono.from(contacts.deleteMany(session, in("_id", ids))).block();
        Mono.from(deletions.bulkWrite(session, records, new BulkWriteOptions().ordered(false)))
                .block();
    }
}
