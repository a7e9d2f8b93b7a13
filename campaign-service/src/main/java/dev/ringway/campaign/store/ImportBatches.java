package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.imports.BatchOutcome;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportBatch;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.campaign.imports.ReadyRow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes what becomes of a batch, and how far the import is, as one: a batch counts whole and once, whoever dies or comes
 * in between. Blocks.
 */
@Component
public class ImportBatches {

    private static final FindOneAndUpdateOptions CHANGED =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> imports;
    private final ImportRows rows;
    private final Transactions transactions;
    private final Clock clock;

    public ImportBatches(MongoDatabase database, ImportRows rows, Transactions transactions, Clock clock) {
        this.contacts = database.getCollection("contacts");
        this.imports = database.getCollection("contactImports");
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param order as it is before the batch
     * @return as it is after it; empty where it is not at the batch's beginning any more, or does not run: another instance
     *     is at it
     */
    public Optional<ContactImport> write(ContactImport order, ImportBatch batch) {
        return transactions.run(session -> write(session, order, batch));
    }

    private Optional<ContactImport> write(ClientSession session, ContactImport order, ImportBatch batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> numbers =
                batch.ready().stream().map(ReadyRow::phoneNumber).distinct().toList();
        BatchOutcome outcome = BatchOutcome.of(
                batch,
                order.options().onDuplicate(),
                rows.taken(session, order.id(), numbers),
                there(session, numbers));
        Optional<ContactImport> after = Mono.from(imports.findOneAndUpdate(
                        session,
                        and(
                                eq(new ObjectId(order.id())),
                                eq("state", ImportState.RUNNING.text()),
                                eq("position", batch.from())),
                        Updates.combine(
                                Updates.set("position", batch.end()),
                                Updates.set("line", batch.nextLine()),
                                Updates.set(
                                        "counts",
                                        ImportDocument.counts(order.counts().plus(outcome.counts()))),
                                Updates.set("updatedAt", now),
                                Updates.inc("version", 1L)),
                        CHANGED))
                .map(ImportDocument::read)
                .blockOptional();
        if (after.isPresent()) {
            rows.keep(session, order.id(), outcome, now);
            if (!order.options().dryRun()) {
                write(session, outcome, now);
            }
        }
        return after;
    }

    private Map<String, Contact> there(ClientSession session, List<String> numbers) {
        return Flux.from(contacts.find(session, in("phoneNumber", numbers)))
                .map(ContactDocument::read)
                .collectMap(contact -> contact.fields().phoneNumber())
                .blockOptional()
                .orElseThrow();
    }

    /**
     * Without conditions: a number that somebody has taken, or a contact that somebody has changed, since this transaction
     * looked is a conflict, and all of it is done anew.
     */
    private void write(ClientSession session, BatchOutcome outcome, Instant now) {
        Stream<WriteModel<Document>> created = outcome.created().stream()
                .map(fields -> new Contact(new ObjectId().toHexString(), 1, fields, CallHistory.NONE, now, now))
                .map(contact -> new InsertOneModel<>(ContactDocument.write(contact)));
        Stream<WriteModel<Document>> changed = outcome.changed().stream()
                .map(change -> change.seen().with(change.fields(), change.seen().history(), now))
                .map(contact -> new ReplaceOneModel<>(eq(new ObjectId(contact.id())), ContactDocument.write(contact)));
        List<WriteModel<Document>> writes =
                new ArrayList<>(Stream.concat(created, changed).toList());
        if (!writes.isEmpty()) {
            Mono.from(contacts.bulkWrite(session, writes)).block();
        }
    }
}
