package dev.ringway.campaign.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.EstimatedDocumentCountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactCount;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Contacts for those who look. */
@Component
public class ContactQueries {

    private final MongoCollection<Document> contacts;

    public ContactQueries(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
    }

    /**
     * The next contacts after one.
     *
     * @param after the id of the last one shown
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public Flux<Contact> list(
            ContactFilter filter, ContactOrder order, Optional<String> after, int limit, Duration timeLimit) {
        return Flux.from(page(filter, order, after, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(ContactDocument::read);
    }

    /** All of them, the newest first, read as fast as they are taken and in batches of this size. */
    public Flux<Contact> all(ContactFilter filter, int batchSize) {
        return Flux.from(contacts.find(ContactConditions.of(filter))
                        .sort(sort(ContactOrder.NEWEST_FIRST))
                        .batchSize(batchSize))
                .map(ContactDocument::read);
    }

    /** Counts to the limit and no further. */
    public Mono<ContactCount> count(ContactFilter filter, int limit, Duration timeLimit) {
        return Flux.from(contacts.aggregate(List.of(
                                Aggregates.match(ContactConditions.of(filter)),
                                Aggregates.limit(limit + 1),
                                Aggregates.group(null, Accumulators.sum("contacts", 1L))))
                        .maxTime(timeLimit.toMillis(), MILLISECONDS))
                .next()
                .map(counted -> counted.getLong("contacts"))
                .defaultIfEmpty(0L)
                .map(counted -> counted > limit
                        ? new ContactCount(limit, ContactCount.Relation.AT_LEAST)
                        : new ContactCount(counted, ContactCount.Relation.EXACT));
    }

    /** How many contacts there are in all, without counting them. */
    public Mono<ContactCount> estimate(Duration timeLimit) {
        return Mono.from(contacts.estimatedDocumentCount(
                        new EstimatedDocumentCountOptions().maxTime(timeLimit.toMillis(), MILLISECONDS)))
                .map(value -> new ContactCount(value, ContactCount.Relation.ESTIMATE));
    }

    FindPublisher<Document> page(ContactFilter filter, ContactOrder order, Optional<String> after, int limit) {
        Bson wanted = ContactConditions.of(filter);
        Bson condition = after.map(id -> Filters.and(wanted, ContactConditions.after(id, order)))
                .orElse(wanted);
        return contacts.find(condition).sort(sort(order)).limit(limit);
    }

    private static Bson sort(ContactOrder order) {
        return order == ContactOrder.NEWEST_FIRST ? Sorts.descending("_id") : Sorts.ascending("_id");
    }
}
