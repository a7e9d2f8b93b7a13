package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.ContactStatus;
import java.time.Instant;
import java.util.Collection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import reactor.core.publisher.Mono;

/** Writes at contacts that nobody shall call them, within somebody's transaction. Blocks. */
final class DoNotCallContacts {

    private static final String DO_NOT_CALL = ContactStatus.DO_NOT_CALL.text();

    private final MongoCollection<Document> contacts;

    DoNotCallContacts(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
    }

    /**
     * What is so already is not written.
     *
     * @param meant besides, whatever their numbers are
     */
    void mark(ClientSession session, Collection<String> numbers, Collection<ObjectId> meant, Instant now) {
        Bson these = in("phoneNumber", numbers);
        Bson all = meant.isEmpty() ? these : or(these, in("_id", meant));
        Bson change = Updates.combine(
                Updates.set("status", DO_NOT_CALL), Updates.set("updatedAt", now), Updates.inc("version", 1L));
        Mono.from(contacts.updateMany(session, and(all, ne("status", DO_NOT_CALL)), change))
                .block();
    }
}
