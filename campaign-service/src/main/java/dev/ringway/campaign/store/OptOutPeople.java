package dev.ringway.campaign.store;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds out who does not want to be called, within somebody's transaction. A call is known by the attempt that placed it, which
 * says what number was called, and by the history of the contact that it was with; either may be missing. A contact that
 * became part of another is that other. Blocks.
 */
@Component
public class OptOutPeople {

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> contactCalls;
    private final MongoCollection<Document> attempts;
    private final CountedCalls calls;

    public OptOutPeople(MongoDatabase database, CountedCalls calls) {
        this.contacts = database.getCollection("contacts");
        this.contactCalls = database.getCollection("contactCalls");
        this.attempts = database.getCollection("dialAttempts");
        this.calls = calls;
    }

    /** Whose wish it is. */
    public sealed interface Whose {
        record OfNumber(String e164) implements Whose {}

        record OfContact(String id) implements Whose {}

        /** Of whom the call was with. */
        record OfCall(String sid) implements Whose {}
    }

    /**
     * @param numbers that are theirs, first the one that was called
     * @param contact which they are, where that is known
     */
    record Meant(List<String> numbers, Optional<ObjectId> contact) {}

    /** Empty where there is nobody by that. */
    Optional<Meant> find(ClientSession session, Whose whose) {
        return switch (whose) {
            case Whose.OfNumber(String e164) ->
                Optional.of(meant(
                        Optional.of(e164),
                        calls.mergedWith(session, e164).flatMap(contact -> contact(session, contact))));
            case Whose.OfContact(String id) ->
                contact(session, new ObjectId(id)).map(contact -> meant(Optional.empty(), Optional.of(contact)));
            case Whose.OfCall(String sid) -> ofCall(session, sid);
        };
    }

    private Optional<Meant> ofCall(ClientSession session, String sid) {
        Optional<Document> attempt = one(session, attempts, new Document("callSid", sid), "to", "contactId");
        Optional<Document> counted = one(session, contactCalls, new Document("_id", sid), "contactId");
        Optional<Document> contact = counted.or(() -> attempt)
                .map(call -> call.getObjectId("contactId"))
                .flatMap(id -> contact(session, id));
        return attempt.isEmpty() && contact.isEmpty()
                ? Optional.empty()
                : Optional.of(meant(attempt.map(call -> call.getString("to")), contact));
    }

    private static Meant meant(Optional<String> called, Optional<Document> contact) {
        Stream<String> own = contact.map(found -> found.getString("phoneNumber")).stream();
        return new Meant(
                Stream.concat(called.stream(), own).distinct().toList(),
                contact.map(found -> found.getObjectId("_id")));
    }

    private Optional<Document> contact(ClientSession session, ObjectId told) {
        ObjectId now = calls.mergedInto(session, told).orElse(told);
        return one(session, contacts, new Document("_id", now), "phoneNumber");
    }

    private static Optional<Document> one(
            ClientSession session, MongoCollection<Document> collection, Document wanted, String... fields) {
        return Mono.from(collection.find(session, wanted).projection(Projections.include(fields)))
                .blockOptional();
    }
}
