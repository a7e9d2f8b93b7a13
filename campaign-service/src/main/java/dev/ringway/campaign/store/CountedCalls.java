package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.CallSums;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.CountedCall;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts calls in the histories of their contacts, each once: {@code contactCalls} holds what was counted of a call, in its
 * newest version, and changes in one transaction with the history. What that costs does not grow with the calls. Blocks.
 */
@Component
public class CountedCalls {

    private final MongoCollection<Document> calls;
    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> merges;
    private final ContactCallSums sums;
    private final Transactions transactions;
    private final Clock clock;

    public CountedCalls(MongoDatabase database, Transactions transactions, Clock clock) {
        this.calls = database.getCollection("contactCalls");
        this.contacts = database.getCollection("contacts");
        this.merges = database.getCollection("contactMerges");
        this.sums = new ContactCallSums(database);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts a call, unless it is known in this version or a newer one, or its contact is gone. */
    public void count(CountedCall call) {
        transactions.run(session -> {
            Optional<CountedCall> before = Mono.from(calls.find(session, eq(call.sid())))
                    .map(CountedCalls::read)
                    .blockOptional();
            boolean newer =
                    before.map(known -> known.version() < call.version()).orElse(true);
            Optional<ObjectId> contact = newer ? contactNow(session, call.contactId()) : Optional.empty();
            contact.ifPresent(id -> {
                keep(session, id, call);
                refreshAll(session, before, id, CallSums.of(call));
            });
            return contact.isPresent();
        });
    }

    /** @param before the call as it was counted, perhaps for another contact */
    private void refreshAll(ClientSession session, Optional<CountedCall> before, ObjectId contact, CallSums now) {
        CallSums counted = before.map(CallSums::of).orElse(CallSums.NONE);
        Optional<ObjectId> other =
                before.map(known -> new ObjectId(known.contactId())).filter(known -> !known.equals(contact));
        refresh(session, contact, other.isPresent() ? now : now.minus(counted));
        other.ifPresent(known -> refresh(session, known, CallSums.NONE.minus(counted)));
    }

    /**
     * From now on these calls are the target's, and so are all that are yet to be told of the others. Their numbers are kept, so
     * that who opts out by one of them is known.
     */
    void move(ClientSession session, List<Contact> merged, ObjectId target, Instant now) {
        List<ObjectId> others =
                merged.stream().map(contact -> new ObjectId(contact.id())).toList();
        List<Bson> further = List.of(Updates.set("updatedAt", now), Updates.inc("version", 1L));
        Mono.from(calls.updateMany(
                        session, in("contactId", others), changed(Updates.set("contactId", target), further)))
                .block();
        Mono.from(merges.updateMany(session, in("into", others), changed(Updates.set("into", target), further)))
                .block();
        Mono.from(merges.insertMany(
                        session,
                        merged.stream()
                                .map(other -> new Document("_id", new ObjectId(other.id()))
                                        .append("into", target)
                                        .append("phoneNumber", other.fields().phoneNumber())
                                        .append("createdAt", now)
                                        .append("updatedAt", now)
                                        .append("version", 1L))
                                .toList()))
                .block();
        sums.forget(session, Stream.concat(others.stream(), Stream.of(target)).toList());
    }

    /** What a contact has become part of. */
    Optional<ObjectId> mergedInto(ClientSession session, ObjectId contact) {
        return Mono.from(merges.find(session, eq(contact)))
                .map(merge -> merge.getObjectId("into"))
                .blockOptional();
    }

    CallHistory historyOf(ClientSession session, ObjectId contact) {
        return historyOf(session, contact, CallSums.NONE);
    }

    private CallHistory historyOf(ClientSession session, ObjectId contact, CallSums difference) {
        Optional<CountedCall> last = Mono.from(calls.find(session, eq("contactId", contact))
                        .sort(Sorts.descending("startTime", "_id"))
                        .limit(1))
                .map(CountedCalls::read)
                .blockOptional();
        return CallHistory.of(sums.after(session, contact, difference, clock.instant()), last);
    }

    private Optional<ObjectId> contactNow(ClientSession session, String contactId) {
        ObjectId told = new ObjectId(contactId);
        ObjectId now = mergedInto(session, told).orElse(told);
        return Mono.from(contacts.find(session, eq(now)))
                .map(found -> found.getObjectId("_id"))
                .blockOptional();
    }

    private void keep(ClientSession session, ObjectId contact, CountedCall call) {
        Instant now = clock.instant();
        List<Bson> fields = new ArrayList<>(List.of(
                Updates.set("contactId", contact),
                Updates.set("callVersion", call.version()),
                Updates.set("status", call.status()),
                Updates.set("startTime", call.startTime()),
                Updates.set("updatedAt", now),
                Updates.setOnInsert("createdAt", now),
                Updates.inc("version", 1L)));
        fields.add(call.duration()
                .map(seconds -> Updates.set("duration", seconds))
                .orElseGet(() -> Updates.unset("duration")));
        Mono.from(calls.updateOne(session, eq(call.sid()), Updates.combine(fields), new UpdateOptions().upsert(true)))
                .block();
    }

    /** Writes a history only where it is another one: every write of a contact goes out to all who listen. */
    private void refresh(ClientSession session, ObjectId contact, CallSums difference) {
        Document history = ContactDocument.history(historyOf(session, contact, difference));
        Bson change = history.isEmpty() ? Updates.unset("history") : Updates.set("history", history);
        Bson different = history.isEmpty() ? exists("history") : ne("history", history);
        Mono.from(contacts.updateOne(
                        session,
                        and(eq(contact), different),
                        Updates.combine(change, Updates.set("updatedAt", clock.instant()), Updates.inc("version", 1L))))
                .block();
    }

    private static Bson changed(Bson change, List<Bson> further) {
        return Updates.combine(change, Updates.combine(further));
    }

    private static CountedCall read(Document call) {
        return new CountedCall(
                call.getString("_id"),
                call.getLong("callVersion"),
                call.getObjectId("contactId").toHexString(),
                call.getString("status"),
                call.getDate("startTime").toInstant(),
                Optional.ofNullable(call.getLong("duration")));
    }
}
