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
 * became part of another is that other. Whose number it was before is found out where it is written. Blocks.
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

    /** Whose wish it is: of whomever any of it names. Of a call that is who was called, and the contact that it was with. */
    public record Whose(Optional<String> e164, Optional<String> contactId, Optional<String> callSid) {}

    /**
     * @param numbers that are theirs, first the one that was named, else the one that was called
     * @param contacts that they are, as far as that is known
     */
    record Meant(List<String> numbers, List<ObjectId> contacts) {}

    /** Empty where there is nobody by any of it. */
    Optional<Meant> find(ClientSession session, Whose whose) {
        Optional<Document> attempt =
                whose.callSid().flatMap(sid -> one(session, attempts, new Document("callSid", sid), "to", "contactId"));
        Optional<Document> counted =
                whose.callSid().flatMap(sid -> one(session, contactCalls, new Document("_id", sid), "contactId"));
        Optional<ObjectId> ofCall = counted.or(() -> attempt).map(call -> call.getObjectId("contactId"));
        List<Document> people = Stream.of(whose.contactId().map(ObjectId::new), ofCall)
                .flatMap(Optional::stream)
                .flatMap(id -> contact(session, id).stream())
                .distinct()
                .toList();
        List<String> theirs = Stream.of(
                        whose.e164().stream(),
                        attempt.map(call -> call.getString("to")).stream(),
                        people.stream().map(contact -> contact.getString("phoneNumber")))
                .flatMap(numbers -> numbers)
                .distinct()
                .toList();
        List<ObjectId> ids =
                people.stream().map(contact -> contact.getObjectId("_id")).toList();
        return theirs.isEmpty() ? Optional.empty() : Optional.of(new Meant(theirs, ids));
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
