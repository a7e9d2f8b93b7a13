package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.CallSums;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import reactor.core.publisher.Mono;

/**
 * What the calls of each contact add up to, changed by what a call makes of it: however many calls a contact has, one more
 * costs the same. Sums that are not there are those of all its calls, counted once. Within somebody's transaction. Blocks.
 */
final class ContactCallSums {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> sums;
    private final MongoCollection<Document> calls;

    ContactCallSums(MongoDatabase database) {
        this.sums = database.getCollection("contactCallSums");
        this.calls = database.getCollection("contactCalls");
    }

    /** @param difference that a call has made which is written already */
    CallSums after(ClientSession session, ObjectId contact, CallSums difference, Instant now) {
        Optional<Document> known = Mono.from(sums.find(session, eq(contact))).blockOptional();
        CallSums after = known.map(stored -> read(stored).plus(difference)).orElseGet(() -> counted(session, contact));
        if (known.isEmpty() || !difference.equals(CallSums.NONE)) {
            Mono.from(sums.replaceOne(session, eq(contact), write(contact, after, now), UPSERT))
                    .block();
        }
        return after;
    }

    /** They are gone, or have to be counted anew. */
    void forget(ClientSession session, List<ObjectId> contacts) {
        Mono.from(sums.deleteMany(session, in("_id", contacts))).block();
    }

    private CallSums counted(ClientSession session, ObjectId contact) {
        Document isCompleted = new Document("$eq", List.of("$status", "completed"));
        Document isKnown = new Document("$isNumber", "$duration");
        Document counts = new Document("$and", List.of(isCompleted, isKnown));
        return Mono.from(calls.aggregate(
                        session,
                        List.of(
                                Aggregates.match(eq("contactId", contact)),
                                Aggregates.group(
                                        null,
                                        Accumulators.sum("calls", 1L),
                                        Accumulators.sum("completed", new Document("$cond", List.of(counts, 1L, 0L))),
                                        Accumulators.sum(
                                                "seconds", new Document("$cond", List.of(counts, "$duration", 0L)))))))
                .map(ContactCallSums::read)
                .defaultIfEmpty(CallSums.NONE)
                .blockOptional()
                .orElseThrow();
    }

    private static Document write(ObjectId contact, CallSums sums, Instant now) {
        return new Document("_id", contact)
                .append("calls", sums.calls())
                .append("completed", sums.completed())
                .append("seconds", sums.seconds())
                .append("updatedAt", now);
    }

    private static CallSums read(Document sums) {
        return new CallSums(sums.getLong("calls"), sums.getLong("completed"), sums.getLong("seconds"));
    }
}
