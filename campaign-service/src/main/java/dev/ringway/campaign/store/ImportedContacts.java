package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.imports.BatchOutcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The contacts of a batch's rows that were taken.
 *
 * @param unchanged as they are there
 */
record ImportedContacts(List<Contact> created, List<Contact> changed, List<Contact> unchanged) {

    static ImportedContacts of(BatchOutcome outcome, Instant now) {
        return new ImportedContacts(
                outcome.created().stream()
                        .map(fields -> new Contact(new ObjectId().toHexString(), 1, fields, CallHistory.NONE, now, now))
                        .toList(),
                outcome.changed().stream()
                        .map(change -> change.seen()
                                .with(change.fields(), change.seen().history(), now))
                        .toList(),
                outcome.unchanged());
    }

    List<Contact> all() {
        return Stream.of(created, changed, unchanged).flatMap(List::stream).toList();
    }

    /**
     * Without conditions: a number that somebody has taken, or a contact that somebody has changed, since the transaction
     * looked is a conflict, and all of it is done anew.
     */
    List<WriteModel<Document>> writes() {
        return Stream.<WriteModel<Document>>concat(
                        created.stream().map(contact -> new InsertOneModel<>(ContactDocument.write(contact))),
                        changed.stream()
                                .map(contact -> new ReplaceOneModel<>(
                                        eq(new ObjectId(contact.id())), ContactDocument.write(contact))))
                .toList();
    }
}
