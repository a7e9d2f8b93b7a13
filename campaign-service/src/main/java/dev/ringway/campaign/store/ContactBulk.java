package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.BulkAction;
import dev.ringway.campaign.contact.BulkCounts;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactOrder;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes a batch of contacts with one command each. A contact that is as it should be already is not written. Blocks. */
@Component
public class ContactBulk {

    private final MongoCollection<Document> contacts;
    private final Transactions transactions;
    private final ContactRemoval removal;
    private final Clock clock;

    public ContactBulk(MongoDatabase database, Transactions transactions, ContactRemoval removal, Clock clock) {
        this.contacts = database.getCollection("contacts");
        this.transactions = transactions;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * The next ids of a filter, the oldest contact first, so that what comes meanwhile comes last.
     *
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public List<String> ids(ContactFilter filter, Optional<String> after, int limit, Duration timeLimit) {
        Bson wanted = ContactConditions.of(filter);
        Bson further = after.map(id -> and(wanted, ContactConditions.after(id, ContactOrder.OLDEST_FIRST)))
                .orElse(wanted);
        return Flux.from(contacts.find(further)
                        .sort(Sorts.ascending("_id"))
                        .limit(limit)
                        .projection(Projections.include("_id"))
                        .maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(found -> found.getObjectId("_id").toHexString())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Those of the ids that are contacts. */
    public long known(List<String> ids) {
        return Mono.from(contacts.countDocuments(these(objectIds(ids))))
                .blockOptional()
                .orElseThrow();
    }

    public BulkCounts apply(BulkAction action, List<String> ids) {
        List<ObjectId> these = objectIds(ids);
        return switch (action) {
            case BulkAction.Add(BulkAction.Labels labels, List<String> values) -> add(these, labels.field(), values);
            case BulkAction.Remove(BulkAction.Labels labels, List<String> values) ->
                change(these, in(labels.field(), values), List.of(Updates.pullAll(labels.field(), values)));
            case BulkAction.SetStatus(var status) ->
                change(these, ne("status", status.text()), List.of(Updates.set("status", status.text())));
            case BulkAction.Delete() -> delete(these);
        };
    }

    private BulkCounts add(List<ObjectId> these, String field, List<String> values) {
        Bson lacking = not(all(field, values));
        Document united = new Document(
                "$setUnion", List.of(new Document("$ifNull", List.of("$" + field, List.of())), literal(values)));
        Document roomFor =
                new Document("$expr", new Document("$lte", List.of(new Document("$size", united), ContactFields.MOST)));
        BulkCounts counts = change(these, and(lacking, roomFor), List.of(Updates.addEachToSet(field, values)));
        long refused = Mono.from(contacts.countDocuments(and(these(these), lacking)))
                .blockOptional()
                .orElseThrow();
        return new BulkCounts(counts.matched(), counts.changed(), refused);
    }

    private BulkCounts change(List<ObjectId> these, Bson different, List<Bson> changes) {
        Bson change = Updates.combine(
                Updates.combine(changes), Updates.set("updatedAt", clock.instant()), Updates.inc("version", 1L));
        long changed = Mono.from(contacts.updateMany(and(these(these), different), change))
                .blockOptional()
                .orElseThrow()
                .getModifiedCount();
        return new BulkCounts(these.size(), changed, 0);
    }

    private BulkCounts delete(List<ObjectId> these) {
        return transactions.run(session -> {
            List<ObjectId> there = Flux.from(
                            contacts.find(session, these(these)).projection(Projections.include("_id")))
                    .map(found -> found.getObjectId("_id"))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            if (!there.isEmpty()) {
                removal.remove(session, there, clock.instant());
            }
            return new BulkCounts(these.size(), there.size(), 0);
        });
    }

    private static Bson these(List<ObjectId> ids) {
        return in("_id", ids);
    }

    private static Document literal(List<String> values) {
        return new Document("$literal", values);
    }

    private static List<ObjectId> objectIds(List<String> ids) {
        return ids.stream().map(ObjectId::new).toList();
    }
}
