package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.Contact;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import reactor.core.publisher.Mono;

/** Reads contacts as they are within somebody's transaction. Blocks. */
final class ContactReads {

    private final MongoCollection<Document> contacts;

    ContactReads(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
    }

    Optional<Contact> find(ClientSession session, String id) {
        return Mono.from(contacts.find(session, eq(new ObjectId(id))))
                .map(ContactDocument::read)
                .blockOptional();
    }

    Optional<Contact> withNumber(ClientSession session, String phoneNumber) {
        return Mono.from(contacts.find(session, eq("phoneNumber", phoneNumber)))
                .map(ContactDocument::read)
                .blockOptional();
    }
}
