package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import dev.ringway.starter.outbox.Deletions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes contacts away within somebody's transaction, and leaves on record that they are gone. The number of one that was not
 * to be called goes on the global list: added again, the contact would know nothing of it. Blocks.
 */
@Component
public class ContactRemoval {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final String US = "/campaign-service/contacts";

    /** Why is not known of a mere status: it may be the person's wish, or ours. */
    private static final SuppressionFields WAS_DO_NOT_CALL = new SuppressionFields(
            SuppressionReason.MANUAL,
            Optional.of("contact"),
            Optional.of("do-not-call when the contact was deleted"),
            Optional.empty());

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> contactCalls;
    private final MongoCollection<Document> merges;
    private final MongoCollection<Document> deletions;
    private final ContactCallSums sums;
    private final FormerNumbers former;
    private final SuppressionWrites suppressions;

    public ContactRemoval(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
        this.contactCalls = database.getCollection("contactCalls");
        this.merges = database.getCollection("contactMerges");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.sums = new ContactCallSums(database);
        this.former = new FormerNumbers(database);
        this.suppressions = new SuppressionWrites(database);
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
        suppress(session, ids, now);
        List<ReplaceOneModel<Document>> records = ids.stream()
                .map(id -> Deletions.of("contacts", id, now))
                .map(record -> new ReplaceOneModel<>(eq(record.get("_id")), record, UPSERT))
                .toList();
        Mono.from(contacts.deleteMany(session, in("_id", ids))).block();
        Mono.from(deletions.bulkWrite(session, records, new BulkWriteOptions().ordered(false)))
                .block();
    }

    private void suppress(ClientSession session, List<ObjectId> ids, Instant now) {
        List<String> numbers = Flux.from(contacts.find(
                                session, and(in("_id", ids), eq("status", ContactStatus.DO_NOT_CALL.text())))
                        .projection(Projections.include("phoneNumber")))
                .map(contact -> contact.getString("phoneNumber"))
                .collectList()
                .blockOptional()
                .orElseThrow();
        listNumbers(session, numbers, now);
    }

    /** Of somebody who is not to be called, where no contact says so of them any more. */
    void listNumbers(ClientSession session, List<String> numbers, Instant now) {
        List<SaidSuppression> said = numbers.stream()
                .map(number -> new SuppressionKey(SuppressionKey.GLOBAL, number))
                .map(number -> new SaidSuppression(number, WAS_DO_NOT_CALL))
                .toList();
        if (!said.isEmpty()) {
            suppressions.tell(session, said, US, now.truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
